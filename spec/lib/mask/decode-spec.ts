import fc from 'fast-check';
import { decode } from '../../../lib/mask/decode.js';

describe('decode', () => {
  it('undoes percent-encoding', () => {
    expect(decode('a%20b%C3%A9%2F')).toBe('a bé/');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(encodeURIComponent(text))).toBe(text);
      }),
    );
  });

  it('leaves what is not well-formed as it is', () => {
    for (const text of ['%', '100%', '%zz', '%C3', '%E0%A4%A']) expect(decode(text)).toBe(text);
  });
});
