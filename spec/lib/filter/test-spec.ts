import fc from 'fast-check';
import { all, anything } from '../../../lib/filter/test.js';
import type { Test } from '../../../lib/filter/test.js';

describe('all', () => {
  it('passes anything when there are no tests', () => {
    expect(all([])).toBe(anything);
    expect(anything(undefined)).toBeTrue();
  });

  it('is the test itself when there is one', () => {
    const isOne: Test = (value) => value === 1;

    expect(all([isOne])).toBe(isOne);
  });

  it('passes what passes every test, asked in order until one fails', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (answers) => {
        const asked: number[] = [];
        const tests = answers.map((answer, index): Test => {
          return () => {
            asked.push(index);
            return answer;
          };
        });
        const firstFailure = answers.indexOf(false);

        expect(all(tests)(undefined)).toBe(firstFailure === -1);
        expect(asked).toEqual([...answers.keys()].slice(0, firstFailure === -1 ? undefined : firstFailure + 1));
      }),
    );
  });

  it('takes a hundred thousand tests without running out of stack', () => {
    expect(all(Array.from({ length: 100_000 }, () => anything))(undefined)).toBeTrue();
  });
});
