import fc from 'fast-check';
import type { Durations } from '../../../lib/durations/durationHistory.js';
import { constant } from '../../../lib/schedule/constant.js';
import type { LearnedOptions } from '../../../lib/schedule/learned.js';
import { learned } from '../../../lib/schedule/learned.js';
import { squareRoot } from '../../../lib/schedule/squareRoot.js';
import { upTo } from '../../../lib/schedule/upTo.js';
import { delaysOf } from './delaysOf.js';

const alike = [18_000, 19_000, 20_000, 21_000, 22_000];
/** Fifty about 20 s, and fifty about 200 s. */
const twoKinds = Array.from({ length: 100 }, (_, index) => (18_000 + (index % 50) * 80) * (index < 50 ? 1 : 10));

/** What it says after a time, in whole milliseconds. */
function after(elapsed: number, history: Durations, options?: LearnedOptions): number {
  return Math.round(learned(history, options)({ attempt: 1, elapsed }) ?? NaN);
}

describe('learned', () => {
  it('waits first until durations begin, then asks often, then ever less often', () => {
    const times = [0];
    for (const delay of delaysOf(learned(alike, { cost: 100 }), 40)) times.push((times.at(-1) ?? NaN) + (delay ?? NaN));
    const count = (from: number, to: number): number => times.filter((time) => time > from && time <= to).length;

    expect(times[1]).toBeGreaterThan(15_000);
    expect(times[1]).toBeLessThan(18_500);
    expect(count(18_000, 22_000)).toBeGreaterThan(3);
    expect(count(26_000, 30_000)).toBeLessThan(3);
  });

  it('asks about every kind of durations, and not between them', () => {
    const times = [0];
    for (const delay of delaysOf(learned(twoKinds, { cost: 100 }), 60))
      times.push((times.at(-1) ?? NaN) + (delay ?? NaN));
    const count = (from: number, to: number): number => times.filter((time) => time > from && time <= to).length;

    expect(count(17_000, 23_000)).toBeGreaterThan(1);
    expect(count(25_000, 160_000)).toBeLessThan(5);
    expect(count(170_000, 230_000)).toBeGreaterThan(6);
  });

  it('asks once after short durations before it waits for those that are far longer', () => {
    const cached = Array.from({ length: 100 }, (_, index) => (90 + (index % 20)) * (index < 50 ? 1 : 36_000));
    const [first = NaN, second = NaN] = delaysOf(learned(cached, { cost: '1s' }), 2);

    expect(first).toBeGreaterThan(110);
    expect(first).toBeLessThan(1_000);
    expect(second).toBeGreaterThan(10_000);
  });

  it('asks at √(2c / hazard) where the hazard is even', () => {
    // Durations whose logarithms lie evenly: the hazard per logarithm, over a stretch that is short, is 1 / what is left of it.
    const even = Array.from({ length: 1_000 }, (_, index) => 1_000 * Math.exp((10 * (index + 0.5)) / 1_000));
    const elapsed = 1_000 * Math.exp(5);

    expect(after(elapsed, even, { cost: 1 })).toBeCloseTo(Math.sqrt(2 * 5 * elapsed), -2);
  });

  it('goes over into squareRoot beyond the longest, without a leap', () => {
    for (const cost of [1, 1_000, 1_000_000]) {
      const schedule = learned(alike, { cost });
      const unknown = squareRoot({ cost });
      for (const elapsed of [60_000, 1e6, 1e9, 1e15, Number.MAX_VALUE]) {
        expect(schedule({ attempt: 1, elapsed })).toBe(unknown({ attempt: 1, elapsed }));
      }
      for (let elapsed = 20_000; elapsed < 100_000; elapsed *= 1.001) {
        const delay = schedule({ attempt: 1, elapsed }) ?? NaN;
        const next = schedule({ attempt: 1, elapsed: elapsed * 1.001 }) ?? NaN;

        // What is due is never due earlier because more time has passed, and never much later.
        expect(elapsed * 1.001 + next).toBeGreaterThan(elapsed + delay - 1e-6);
        expect(Math.abs(next - delay)).toBeLessThan(0.02 * (delay + elapsed));
      }
    }
  });

  it('does as squareRoot while it knows too little, or as it is told', () => {
    const bounds = { cost: '2s', minDelay: '1s', maxDelay: '1m' } as const;
    for (const history of [
      undefined,
      null,
      [],
      [20_000, 20_000, 20_000, 20_000],
      { version: 1, durations: [1] },
    ] as const) {
      expect(delaysOf(learned(history, bounds), 20)).toEqual(delaysOf(squareRoot(bounds), 20));
      expect(delaysOf(learned(history, { fallback: constant(7) }), 3)).toEqual([7, 7, 7]);
    }

    expect(after(0, alike, { fallback: constant(7) })).toBeGreaterThan(15_000);
  });

  it('reads a history as the list in it, and leaves both as they are', () => {
    const history = Object.freeze({ version: 1 as const, durations: Object.freeze([...alike].reverse()) });

    expect(delaysOf(learned(history), 20)).toEqual(delaysOf(learned(alike), 20));
  });

  it('counts the newest thousand alone', () => {
    const old = Array.from({ length: 5_000 }, () => 1);
    const recent = Array.from({ length: 1_000 }, (_, index) => 20_000 + index);

    expect(delaysOf(learned([...old, ...recent]), 20)).toEqual(delaysOf(learned(recent), 20));
  });

  it('looks at nothing but the time: attempts may take long, and a poll goes on anywhere', () => {
    const schedule = learned(alike);
    const due = (schedule({ attempt: 1, elapsed: 0 }) ?? NaN) + 0;
    const dueLater = (schedule({ attempt: 9, elapsed: 9_000, duration: 5_000, previousDelay: 3 }) ?? NaN) + 9_000;

    expect(dueLater).toBeCloseTo(due, 3); // for nothing is likely before 9 s
    expect(schedule({ attempt: 2, elapsed: -10 })).toBeCloseTo(due + 10, 3); // the clock was put back
  });

  it('stays within its bounds, and stops by upTo', () => {
    const schedule = upTo(learned(alike, { minDelay: '3s', maxDelay: '10s' }), { attempts: 5 });

    expect(delaysOf(schedule, 5).map((delay) => delay && Math.round(delay / 1_000))).toEqual([10, 10, 3, 4, undefined]);
  });

  it('is finite, at least 0, the same each time, and asks less often the dearer a request is', () => {
    const durations = fc.array(fc.double({ min: 0, max: Number.MAX_SAFE_INTEGER, noNaN: true }), {
      minLength: 5,
      maxLength: 12,
    });
    const time = fc.double({ min: 0, max: 1e17, noNaN: true });
    const cost = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(durations, time, cost, cost, (history, elapsed, cost, dearer) => {
        const context = { attempt: 1, elapsed };
        const schedule = learned(history, { cost });
        const delay = schedule(context) ?? NaN;

        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
        expect(schedule(context)).toBe(delay);
        expect(learned(history, { cost: Math.max(cost, dearer) })(context)).toBeGreaterThanOrEqual(delay);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what is no history, and options that are not right', () => {
    expect(() => learned([1, -1])).toThrowError(TypeError, /^learned: history must be what rememberDurations\(\) gave/);
    expect(() => learned('{}' as unknown as null)).toThrowError(TypeError, /^learned: history .* not "{}"$/);
    expect(() => learned([], { cost: 0 })).toThrowError(RangeError, /^learned: cost must be/);
    expect(() => learned([], { cost: 'soon' })).toThrowError(/cost: "soon" is not a duration/);
    expect(() => learned([], { fallback: 5 as unknown as () => 5 })).toThrowError(
      /^learned: fallback must be a function/,
    );
    expect(() => learned([], { minDelays: 1 } as object)).toThrowError(TypeError, /did you mean minDelay\?/);
  });
});
