import * as fc from 'fast-check';
import { parseBody } from '../../../lib/transport/parseBody.js';
import type { ParsedBody, ResponseType } from '../../../lib/transport/transport.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (chunks: readonly Uint8Array[], responseType: ResponseType, type: string): ParsedBody =>
  parseBody({ responseType }, 200, type, chunks);
const parse = (text: string, responseType: 'json' | 'text' = 'json'): ParsedBody =>
  read([bytesOf(text)], responseType, '');

describe('parseBody', () => {
  const bodies: [string, string, unknown, boolean][] = [
    ['an object', '{"a":1}', { a: 1 }, true],
    ['a list', '[]', [], true],
    ['one value', '0', 0, true],
    ['null', 'null', null, true],
    ['JSON among white space', ' {"a":1}\r\n', { a: 1 }, true],
    ['JSON after a byte order mark', '\ufeff{"a":1}', { a: 1 }, true],
    ['text', 'pending', 'pending', false],
    ['white space', ' ', ' ', false],
    ['JSON that is cut short', '{"a":', '{"a":', false],
    ['several values', '{"a":1}\n{"a":2}', '{"a":1}\n{"a":2}', false],
    ['text after a byte order mark', '\ufeffpending', 'pending', false],
    ['nothing', '', null, false],
    ['a byte order mark and nothing else', '\ufeff', null, false],
  ];
  for (const [what, text, body, isJson] of bodies) {
    it(`reads ${what}`, () => {
      expect(parse(text)).toEqual({ body, isJson });
    });
  }

  it('reads no bytes at all', () => {
    expect(read([], 'json', '')).toEqual({ body: null, isJson: false });
    expect(read([new Uint8Array()], 'text', '')).toEqual({ body: null, isJson: false });
    expect(read([], 'arrayBuffer', '')).toEqual({ body: new ArrayBuffer(0), isJson: false });
  });

  it('leaves text as it is where it is asked for', () => {
    expect(parse('{"a":1}', 'text')).toEqual({ body: '{"a":1}', isJson: false });
  });

  it('puts characters in place of bytes that are no UTF-8', () => {
    expect(read([new Uint8Array([0x22, 0xff, 0x22])], 'json', '').body).toBe('\ufffd');
    expect(read([new Uint8Array([0x61, 0xc3])], 'json', '').body).toBe('a\ufffd');
  });

  it('keeps what an object inherits out of the reach of JSON', () => {
    const { body } = parse('{"__proto__":{"isAdmin":true}}');

    expect(Object.keys(body as object)).toEqual(['__proto__']);
    expect((body as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('reads what JSON.stringify wrote, wherever it is cut into chunks', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), fc.array(fc.nat(60)), (value, cuts) => {
        const bytes = bytesOf(JSON.stringify(value));
        const chunks: Uint8Array[] = [];
        let from = 0;
        for (const size of cuts) chunks.push(bytes.subarray(from, (from += size)));
        const parsed = read([...chunks, bytes.subarray(from)], 'json', '');

        expect(parsed).toEqual({ body: JSON.parse(JSON.stringify(value)) as unknown, isJson: true });
      }),
    );
  });

  it('reads characters that are cut in the middle', () => {
    const bytes = [...bytesOf('"é€😀"')].map((byte) => new Uint8Array([byte]));

    expect(read(bytes, 'json', '').body).toBe('é€😀');
    expect(read(bytes, 'text', '').body).toBe('"é€😀"');
  });

  it('gives bytes as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (chunks) => {
        const { body, isJson } = read(chunks, 'arrayBuffer', '');

        expect([...new Uint8Array(body as ArrayBuffer)]).toEqual(chunks.flatMap((chunk) => [...chunk]));
        expect(isJson).toBeFalse();
      }),
    );
  });

  it('gives a Blob of the type that came', async () => {
    const { body, isJson } = read([bytesOf('{"a"'), bytesOf(':1}')], 'blob', 'text/x');
    const blob = body as Blob;

    expect([await blob.text(), blob.type, isJson]).toEqual(['{"a":1}', 'text/x', false]);
  });

  describe('what the poll has had before', () => {
    const known = { body: { a: 1 }, isJson: true };
    const chunks = [bytesOf('{"a"'), bytesOf(':1}')];

    /** What is asked and told of the last answer, and the body. */
    function told(responseType: ResponseType, recalled?: ParsedBody): [events: unknown[], body: unknown] {
      const events: unknown[] = [];
      const last = {
        recall: (...asked: unknown[]): ParsedBody | undefined => {
          events.push(asked);
          return recalled;
        },
        replace: (bytes: Uint8Array) => events.push(new TextDecoder().decode(bytes)),
      };
      return [events, parseBody({ responseType, last }, 202, '', chunks).body];
    }

    it('is not parsed again, but given as it was', () => {
      const parsed = spyOn(JSON, 'parse').and.callThrough();
      const [events, body] = told('json', known);

      expect(events).toEqual([[202, chunks]]);
      expect(body).toBe(known.body);
      expect(parsed).not.toHaveBeenCalled();
    });

    it('is replaced by the bytes of what is new', () => {
      expect(told('json')).toEqual([[[202, chunks], '{"a":1}'], { a: 1 }]);
      expect(told('text')).toEqual([[[202, chunks], '{"a":1}'], '{"a":1}']);
    });

    it('is not looked for where bytes are asked for', () => {
      expect(told('arrayBuffer', known)[0]).toEqual([]);
      expect(told('blob', known)[0]).toEqual([]);
    });
  });
});
