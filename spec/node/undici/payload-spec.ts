import { payloadOf } from '../../../node/undici/payload.js';

const bytes = new TextEncoder().encode('-bytes-');

describe('payloadOf', () => {
  const known: [string, BodyInit | null, string | null, string | null][] = [
    ['nothing', null, null, null],
    ['text', 'é', 'é', 'text/plain;charset=UTF-8'],
    ['empty text', '', '', 'text/plain;charset=UTF-8'],
    ['bytes', bytes.buffer, '-bytes-', null],
    ['a part of bytes', bytes.subarray(1, 6), 'bytes', null],
    ['a view of bytes', new DataView(bytes.buffer, 1, 5), 'bytes', null],
  ];
  for (const [what, body, text, type] of known) {
    it(`knows at once what ${what} is sent as`, () => {
      const payload = payloadOf(body);
      if (payload instanceof Promise) throw new Error('it is not known at once');
      const sent = payload.bytes;

      expect(sent instanceof Uint8Array ? new TextDecoder().decode(sent) : sent).toBe(text);
      expect(payload.type).toBe(type);
    });
  }

  const form = new FormData();
  form.set('a', 'é');
  const read: [string, BodyInit, RegExp, RegExp | null][] = [
    ['fields', new URLSearchParams({ a: 'é' }), /^a=%C3%A9$/, /^application\/x-www-form-urlencoded;charset=UTF-8$/],
    ['a Blob', new Blob(['é'], { type: 'a/b' }), /^é$/, /^a\/b$/],
    ['a Blob without a type', new Blob(['é']), /^é$/, null],
    ['a form', form, /name="a"\r\n\r\né\r\n--/, /^multipart\/form-data; ?boundary=.+/],
    ['a stream', new Blob(['é']).stream(), /^é$/, null],
  ];
  for (const [what, body, text, type] of read) {
    it(`reads ${what}`, async () => {
      const payload = await payloadOf(body);

      expect(new TextDecoder().decode(payload.bytes as Uint8Array)).toMatch(text);
      if (type === null) expect(payload.type).toBeNull();
      else expect(payload.type).toMatch(type);
    });
  }
});
