import * as fc from 'fast-check';
import { areBytes } from '../../../lib/transport/areBytes.js';

/** The same bytes in pieces, each a view of a buffer of its own in which it begins anywhere. */
function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const size of [...cuts, bytes.byteLength]) {
    const piece = bytes.subarray(from, (from += size));
    const offset = size % 7;
    const room = new Uint8Array(piece.byteLength + offset);
    room.set(piece, offset);
    pieces.push(room.subarray(offset));
  }
  return pieces;
}

describe('areBytes', () => {
  const bytes = fc.uint8Array({ maxLength: 100 });
  const cuts = fc.array(fc.nat(40));

  it('knows what is whole in pieces', () => {
    fc.assert(
      fc.property(bytes, cuts, (whole, at) => {
        expect(areBytes(whole, cut(whole, at))).toBeTrue();
      }),
    );
  });

  it('sees a difference of one bit, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 100 }),
        cuts,
        fc.nat(),
        fc.nat(7),
        (whole, at, byte, bit) => {
          const other = whole.slice();
          const index = byte % whole.length;
          other[index] = other[index]! ^ (1 << bit);

          expect(areBytes(whole, cut(other, at))).toBeFalse();
        },
      ),
    );
  });

  it('sees what is missing or too much', () => {
    const whole = new Uint8Array([1, 2, 3]);

    expect(areBytes(whole, [whole.subarray(0, 2)])).toBeFalse();
    expect(areBytes(whole, [whole, whole])).toBeFalse();
    expect(areBytes(whole, [])).toBeFalse();
    expect(areBytes(new Uint8Array(), [])).toBeTrue();
  });
});
