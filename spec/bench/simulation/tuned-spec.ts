import { tuned } from '../../../bench/simulation/tuned.js';

describe('tuned', () => {
  it('finds the value', () => {
    expect(tuned((value) => 1_000 / value, 4)).toBeCloseTo(250, 6);
  });

  it('throws where there is none', () => {
    expect(() => tuned(() => 5, 4)).toThrowError('5 in place of 4');
  });
});
