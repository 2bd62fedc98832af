import fc from 'fast-check';
import { drawJobs } from '../../../bench/simulation/jobs.js';
import { seeded } from '../../../bench/simulation/random.js';
import { kernelHazard } from '../../../lib/durations/kernelHazard.js';

describe('kernelHazard', () => {
  it('comes near the hazard that durations were drawn from', () => {
    const { at } = kernelHazard(drawJobs({ median: 20_000, deviation: 1 }, 1_000, seeded(1)));
    const log = Math.log(20_000);
    // That of a standard normal distribution, from tables.
    for (const [deviations, hazard] of [
      [-1, 0.288],
      [0, 0.798],
      [1, 1.525],
    ] as const) {
      expect(at(log + deviations) / hazard).toBeGreaterThan(0.85);
      expect(at(log + deviations) / hazard).toBeLessThan(1.15);
    }
  });

  it('is next to nothing where it begins, and that of an unknown scale where it ends', () => {
    const { from, to, at } = kernelHazard([10_000, 12_000, 15_000, 20_000, 40_000]);

    expect(at(from)).toBeLessThan(0.001);
    expect(at(to)).toBeCloseTo(1, 2);
    expect(at(to + 100)).toBeCloseTo(1, 10);
  });

  it('knows equal durations to a few per cent', () => {
    const { at, bandwidth } = kernelHazard([5_000, 5_000, 5_000]);

    expect(bandwidth).toBe(0.03);
    expect(at(Math.log(5_000)) * bandwidth).toBeGreaterThan(0.2);
    expect(at(Math.log(4_000)) * bandwidth).toBeLessThan(0.01);
  });

  it('is not widened by a few that are far off', () => {
    const usual = [10_000, 11_000, 12_000, 13_000, 14_000, 15_000, 16_000, 17_000];

    expect(kernelHazard([...usual, 1e9]).bandwidth).toBeLessThan(2 * kernelHazard(usual).bandwidth);
  });

  it('takes what took no time for a millisecond', () => {
    expect(kernelHazard([0, 0, 0])).toEqual(jasmine.objectContaining({ bandwidth: 0.03, from: -0.3, to: 0.3 }));
  });

  it('is finite and above 0 everywhere, in any order of the durations', () => {
    const durations = fc.array(fc.double({ min: 0, max: Number.MAX_SAFE_INTEGER, noNaN: true }), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (durations, share) => {
        const { from, to, at } = kernelHazard(durations);
        const hazard = at(from + share * (to - from));

        expect(hazard).toBeGreaterThan(0);
        expect(hazard).toBeLessThan(100);
        expect(kernelHazard([...durations].reverse()).at(to)).toBe(at(to));
      }),
    );
  });
});
