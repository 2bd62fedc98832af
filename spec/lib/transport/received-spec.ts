import * as fc from 'fast-check';
import type { BodyTooLargeError } from '../../../lib/errors/bodyTooLargeError.js';
import { Received } from '../../../lib/transport/received.js';
import type { LastAnswer, ParsedBody, ResponseType } from '../../../lib/transport/transport.js';
import { outgoing } from './outgoing.js';

/** What the body was that the poll has had before, and what is told of the next. */
class Known implements LastAnswer {
  readonly told: Uint8Array[] = [];
  readonly parsed: ParsedBody = { body: { known: true }, isJson: true, unchanged: true };

  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {}

  bytesOf(status: number): Uint8Array<ArrayBuffer> | undefined {
    return status === 202 ? this.bytes : undefined;
  }

  recall(bytes: Uint8Array): ParsedBody | undefined {
    this.told.push(bytes);
    return bytes === this.bytes ? this.parsed : undefined;
  }
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function receive(
  chunks: readonly Uint8Array[],
  { last, status = 202, as = 'json' }: { last?: LastAnswer; status?: number; as?: ResponseType } = {},
): ParsedBody {
  const request = outgoing({}, { responseType: as });
  request.last = last;
  const received = new Received(request, status);
  for (const chunk of chunks) received.take(chunk);
  return received.parsed('text/x');
}

/** The same bytes in pieces. */
function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  let from = 0;
  return [...cuts, bytes.byteLength].map((size) => bytes.slice(from, (from += size)));
}

describe('Received', () => {
  const cuts = fc.array(fc.nat(12), { maxLength: 6 });

  it('gives bytes as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (chunks) => {
        const { body, isJson } = receive(chunks, { as: 'arrayBuffer' });

        expect([...new Uint8Array(body as ArrayBuffer)]).toEqual(chunks.flatMap((chunk) => [...chunk]));
        expect(isJson).toBeFalse();
      }),
    );
  });

  it('reads characters that are cut in the middle', () => {
    const bytes = cut(
      bytesOf('"é€😀"'),
      Array.from({ length: 11 }, () => 1),
    );

    expect(receive(bytes)).toEqual({ body: 'é€😀', isJson: true });
    expect(receive(bytes, { as: 'text' })).toEqual({ body: '"é€😀"', isJson: false });
  });

  it('gives a Blob of the type that came', async () => {
    const blob = receive([bytesOf('{"a"'), bytesOf(':1}')], { as: 'blob' }).body as Blob;

    expect([await blob.text(), blob.type]).toEqual(['{"a":1}', 'text/x']);
  });

  it('takes maxBodyBytes and not one byte more', () => {
    const received = new Received(outgoing({}, { maxBodyBytes: 3 }), 200);
    received.take(bytesOf('12'));
    received.take(bytesOf('3'));
    let error: unknown;
    try {
      received.take(bytesOf('4'));
    } catch (thrown) {
      error = thrown;
    }

    expect((error as BodyTooLargeError).kind).toBe('body-too-large');
    expect((error as BodyTooLargeError).maxBodyBytes).toBe(3);
    expect((error as Error).message).toContain('GET https://api.example.com/jobs answered');
  });

  describe('beside what the poll has had before', () => {
    const text = '{"status":"running"}';

    it('knows the same again, wherever it is cut, and does not parse it', () => {
      const parse = spyOn(JSON, 'parse').and.callThrough();
      fc.assert(
        fc.property(cuts, (at) => {
          const last = new Known(bytesOf(text));

          expect(receive(cut(bytesOf(text), at), { last })).toBe(last.parsed);
          expect(last.told[0]).toBe(last.bytes);
        }),
      );

      expect(parse).not.toHaveBeenCalled();
    });

    it('takes no bytes of what is the same', () => {
      const last = new Known(bytesOf(text));
      const chunks = cut(bytesOf(text), [8]);
      const received = new Received(Object.assign(outgoing(), { last }), 202);
      for (const chunk of chunks) {
        received.take(chunk);
        chunk.fill(0); // as a buffer that is used again
      }

      expect(received.parsed('')).toBe(last.parsed);
    });

    const others: [string, string][] = [
      ['starts another way', '{"Status":"running"}'],
      ['ends another way', '{"status":"running"]'],
      ['is longer', '{"status":"running"} '],
      ['is longer by much', '{"status":"running"}                '],
      ['is cut short', '{"status":"runn'],
      ['has something amid', '{"status":"not running"}'],
      ['returns to what was known', '{"-tatus":"running"}'],
      ['is none', ''],
    ];
    for (const [what, other] of others) {
      it(`reads what ${what} as it came, wherever it is cut`, () => {
        fc.assert(
          fc.property(cuts, (at) => {
            const last = new Known(bytesOf(text));
            const { body } = receive(cut(bytesOf(other), at), { last, as: 'text' });

            expect(body).toBe(other || null);
            expect(last.told).toEqual([bytesOf(other)]);
            expect(new TextDecoder().decode(last.bytes)).toBe(text);
          }),
        );
      });
    }

    it('compares nothing by another status', () => {
      const last = new Known(bytesOf(text));

      expect(receive([bytesOf(text)], { last, status: 200 })).toEqual({ body: { status: 'running' }, isJson: true });
      expect(last.told[0]).not.toBe(last.bytes);
    });
  });
});
