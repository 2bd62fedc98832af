import * as fc from 'fast-check';
import { parseBody } from '../../../lib/transport/parseBody.js';
import type { ParsedBody, ResponseType } from '../../../lib/transport/transport.js';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const read = (bytes: Uint8Array<ArrayBuffer>, responseType: ResponseType, type = ''): ParsedBody =>
  parseBody(bytes, responseType, type);
const parse = (text: string, responseType: 'json' | 'text' = 'json'): ParsedBody => read(bytesOf(text), responseType);

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
    expect(read(new Uint8Array(), 'text')).toEqual({ body: null, isJson: false });
    expect(read(new Uint8Array(), 'arrayBuffer')).toEqual({ body: new ArrayBuffer(0), isJson: false });
  });

  it('leaves text as it is where it is asked for', () => {
    expect(parse('{"a":1}', 'text')).toEqual({ body: '{"a":1}', isJson: false });
  });

  it('puts characters in place of bytes that are no UTF-8', () => {
    expect(read(new Uint8Array([0x22, 0xff, 0x22]), 'json').body).toBe('\ufffd');
    expect(read(new Uint8Array([0x61, 0xc3]), 'json').body).toBe('a\ufffd');
  });

  it('keeps what an object inherits out of the reach of JSON', () => {
    const { body } = parse('{"__proto__":{"isAdmin":true}}');

    expect(Object.keys(body as object)).toEqual(['__proto__']);
    expect((body as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('reads what JSON.stringify wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = JSON.stringify(value);

        expect(parse(text)).toEqual({ body: JSON.parse(text) as unknown, isJson: true });
      }),
    );
  });

  it('gives the very bytes, or a Blob of them of the type that came', async () => {
    const bytes = bytesOf('{"a":1}');
    const { body, isJson } = read(bytes, 'blob', 'text/x');
    const blob = body as Blob;

    expect(read(bytes, 'arrayBuffer')).toEqual({ body: bytes.buffer, isJson: false });
    expect([await blob.text(), blob.type, isJson]).toEqual(['{"a":1}', 'text/x', false]);
  });
});
