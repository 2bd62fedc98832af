import * as fc from 'fast-check';
import { parseBody } from '../../../lib/transport/parseBody.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string, responseType: 'json' | 'text' = 'json') => parseBody([bytesOf(text)], responseType, '');

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
    expect(parseBody([], 'json', '')).toEqual({ body: null, isJson: false });
    expect(parseBody([new Uint8Array()], 'text', '')).toEqual({ body: null, isJson: false });
    expect(parseBody([], 'arrayBuffer', '')).toEqual({ body: new ArrayBuffer(0), isJson: false });
  });

  it('leaves text as it is where it is asked for', () => {
    expect(parse('{"a":1}', 'text')).toEqual({ body: '{"a":1}', isJson: false });
  });

  it('puts characters in place of bytes that are no UTF-8', () => {
    expect(parseBody([new Uint8Array([0x22, 0xff, 0x22])], 'json', '').body).toBe('\ufffd');
    expect(parseBody([new Uint8Array([0x61, 0xc3])], 'json', '').body).toBe('a\ufffd');
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
        const parsed = parseBody([...chunks, bytes.subarray(from)], 'json', '');

        expect(parsed).toEqual({ body: JSON.parse(JSON.stringify(value)) as unknown, isJson: true });
      }),
    );
  });

  it('reads characters that are cut in the middle', () => {
    const bytes = [...bytesOf('"é€😀"')].map((byte) => new Uint8Array([byte]));

    expect(parseBody(bytes, 'json', '').body).toBe('é€😀');
    expect(parseBody(bytes, 'text', '').body).toBe('"é€😀"');
  });

  it('gives bytes as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (chunks) => {
        const { body, isJson } = parseBody(chunks, 'arrayBuffer', '');

        expect([...new Uint8Array(body as ArrayBuffer)]).toEqual(chunks.flatMap((chunk) => [...chunk]));
        expect(isJson).toBeFalse();
      }),
    );
  });

  it('gives a Blob of the type that came', async () => {
    const { body, isJson } = parseBody([bytesOf('{"a"'), bytesOf(':1}')], 'blob', 'text/x');
    const blob = body as Blob;

    expect([await blob.text(), blob.type, isJson]).toEqual(['{"a":1}', 'text/x', false]);
  });
});
