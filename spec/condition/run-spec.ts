import { Run } from '../../condition/run.js';
import { failureOf } from './failureOf.js';

describe('Run', () => {
  it('spends up to a million steps', () => {
    const run = new Run('abc');
    run.step(1).spend(999_999);

    expect(failureOf(() => run.spend(1))).toBe(
      'takes more than 1000000 steps; look at a smaller part of the response (1:2)\n  abc\n   ^',
    );
  });

  it('counts 32 characters for a step', () => {
    const run = new Run('abc');
    run.spendOnText(32_000_000);

    expect(failureOf(() => run.spendOnText(1))).toMatch(/^takes more than/);
  });

  for (const steps of [Infinity, NaN]) {
    it(`has no ${String(steps)} to spend`, () => {
      expect(failureOf(() => new Run('').spend(steps))).toMatch(/^takes more than/);
    });
  }

  it('tells what goes wrong at the last step', () => {
    const run = new Run('abc').step(1).step(2);

    expect(
      failureOf(() => {
        throw run.fault('is wrong');
      }),
    ).toBe('is wrong (1:3)\n  abc\n    ^');
  });
});
