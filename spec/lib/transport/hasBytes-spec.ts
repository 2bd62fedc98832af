import * as fc from 'fast-check';
import { hasBytes } from '../../../lib/transport/hasBytes.js';

/** Bytes as platforms give them: plain, and such as compare themselves. */
const kinds: [string, (bytes: Uint8Array) => Uint8Array][] = [
  ['plain bytes', (bytes) => bytes],
  ['a Buffer', (bytes) => Object.assign(bytes, { equals: (other: Uint8Array) => String(bytes) === String(other) })],
];

/** A view of these bytes that begins somewhere in its buffer. */
function placed(bytes: Uint8Array, offset: number): Uint8Array {
  const room = new Uint8Array(bytes.byteLength + offset + 3).fill(7);
  room.set(bytes, offset);
  return room.subarray(offset, offset + bytes.byteLength);
}

describe('hasBytes', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 });
  const places = fc.tuple(fc.nat(9), fc.nat(9));

  for (const [kind, made] of kinds) {
    it(`finds ${kind} where they are, wherever views of them begin`, () => {
      fc.assert(
        fc.property(bytes, fc.nat(), fc.nat(), places, (whole, from, size, [here, there]) => {
          const at = from % whole.length;
          const piece = whole.slice(at, at + size);

          expect(hasBytes(placed(whole, here), at, made(placed(piece, there)))).toBeTrue();
        }),
      );
    });

    it(`sees a difference of one bit in ${kind}, wherever it is`, () => {
      fc.assert(
        fc.property(bytes, fc.nat(), fc.nat(7), places, (whole, byte, bit, [here, there]) => {
          const other = whole.slice();
          const index = byte % whole.length;
          other[index] = other[index]! ^ (1 << bit);

          expect(hasBytes(placed(whole, here), 0, made(placed(other, there)))).toBeFalse();
        }),
      );
    });

    it(`sees ${kind} that go on where the whole ends`, () => {
      const whole = placed(new Uint8Array([1, 2, 3]), 2);

      expect(hasBytes(whole, 0, made(new Uint8Array([1, 2, 3, 7])))).toBeFalse();
      expect(hasBytes(whole, 2, made(new Uint8Array([3, 7])))).toBeFalse();
      expect(hasBytes(whole, 3, made(new Uint8Array([7])))).toBeFalse();
      expect(hasBytes(whole, 9, made(new Uint8Array([7])))).toBeFalse();
      expect(hasBytes(whole, 3, made(new Uint8Array()))).toBeTrue();
    });
  }
});
