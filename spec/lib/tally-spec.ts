import * as fc from 'fast-check';
import type { Tally } from '../../lib/attempt.js';
import { noTally, tallied } from '../../lib/tally.js';

describe('tallied', () => {
  it('counts one more, and leaves the tally before as it was', () => {
    const before: Tally = Object.freeze({ '202': 7 });

    expect(tallied(before, '202')).toEqual({ '202': 8 });
    expect(tallied(before, 'network')).toEqual({ '202': 7, network: 1 });
    expect(before).toEqual({ '202': 7 });
  });

  it('keeps the order in which outcomes were first seen', () => {
    expect(Object.keys(['503', 'network', '503', 'answer', 'network'].reduce(tallied, noTally))).toEqual([
      '503',
      'network',
      'answer',
    ]);
  });

  it('shares what polls have in common, and nothing that could be changed', () => {
    const [one, other] = [1, 2].map(() => ['202', '202'].reduce(tallied, noTally));

    expect(one).toBe(other);
    expect(one).toEqual({ '202': 2 });
    expect(Object.isFrozen(one)).toBeTrue();
  });

  it('counts on beyond what is shared', () => {
    let tally = noTally;
    for (let i = 0; i < 2_500; i++) tally = tallied(tally, '202');
    for (let i = 0; i < 200; i++) tally = tallied(tally, `error ${String(i)}`);

    expect(tally['202']).toBe(2_500);
    expect(Object.keys(tally)).toHaveSize(201);
  });

  for (const outcome of ['constructor', 'toString', 'hasOwnProperty', '__proto__', '']) {
    it(`counts what is called ${JSON.stringify(outcome)}`, () => {
      const tally = tallied(tallied(tallied({}, outcome), 'network'), outcome);

      expect(Object.entries(tally)).toEqual([
        [outcome, 2],
        ['network', 1],
      ]);
      expect(Object.getPrototypeOf(tally)).toBe(Object.prototype);
    });
  }

  it('counts every outcome once, in any order, also after it was written as JSON', () => {
    const outcome = fc.oneof(fc.constantFrom('200', '503', 'network', '__proto__', 'valueOf'), fc.string());
    fc.assert(
      fc.property(fc.array(outcome), fc.array(outcome), (first, second) => {
        const saved = JSON.parse(JSON.stringify(first.reduce(tallied, {}))) as Tally;
        const tally = second.reduce(tallied, saved);

        for (const name of [...first, ...second]) {
          expect(Object.getOwnPropertyDescriptor(tally, name)?.value).toBe(
            [...first, ...second].filter((other) => other === name).length,
          );
        }
        expect(Object.keys(tally)).toHaveSize(new Set([...first, ...second]).size);
      }),
    );
  });
});
