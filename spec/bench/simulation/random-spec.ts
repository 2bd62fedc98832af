import { normalDraw, seeded } from '../../../bench/simulation/random.js';

describe('seeded', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const numbers = (seed: number): readonly number[] => Array.from({ length: 5 }, seeded(seed));

    expect(numbers(1)).toEqual(numbers(1));
    expect(numbers(1)).not.toEqual(numbers(2));
  });

  it('gives numbers from 0 to 1, evenly', () => {
    const random = seeded(3);
    const numbers = Array.from({ length: 10_000 }, random);

    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.filter((number) => number < 0.25).length / 10_000).toBeCloseTo(0.25, 1);
  });
});

describe('normalDraw', () => {
  it('draws with a mean of 0 and a deviation of 1', () => {
    const random = seeded(1);
    const draws = Array.from({ length: 20_000 }, () => normalDraw(random));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + draw ** 2, 0) / draws.length;

    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });
});
