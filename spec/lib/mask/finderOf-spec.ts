import * as fc from 'fast-check';
import { finderOf } from '../../../lib/mask/finderOf.js';

/** Where a text is found in another. */
function placesOf(wanted: string, text: string): [number, number][] {
  const places: [number, number][] = [];
  finderOf(wanted)(text, (start, end) => places.push([start, end]));
  return places;
}

/** The same, found the plain way. */
function plainPlacesOf(wanted: string, text: string): [number, number][] {
  return Array.from(text, (_, start): [number, number] => [start, start + wanted.length]).filter(([start]) =>
    text.startsWith(wanted, start),
  );
}

describe('finderOf', () => {
  it('finds a text wherever it stands', () => {
    expect(placesOf('ab', 'ab cab')).toEqual([
      [0, 2],
      [4, 6],
    ]);
    expect(placesOf('ab', 'ba')).toEqual([]);
    expect(placesOf('ab', '')).toEqual([]);
  });

  it('finds it where it overlaps itself', () => {
    expect(placesOf('abab', 'ababab').map(([start]) => start)).toEqual([0, 2]);
    expect(placesOf('aa', 'aaaa').map(([start]) => start)).toEqual([0, 1, 2]);
  });

  it('finds all that is to be found, and nothing else', () => {
    const letters = (maxLength: number): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength });
    fc.assert(
      fc.property(letters(4), letters(40), fc.nat(12), (wanted, text, times) => {
        const long = wanted.repeat(times + 1);

        expect(placesOf(long, text + long + text)).toEqual(plainPlacesOf(long, text + long + text));
      }),
    );
  });

  it('takes no longer for a text that repeats itself', () => {
    const find = finderOf(`${'a'.repeat(20_000)}b`);
    const start = performance.now();
    find('a'.repeat(500_000), () => undefined);

    expect(performance.now() - start).toBeLessThan(500);
  });
});
