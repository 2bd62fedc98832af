import fc from 'fast-check';
import type { Attempt } from '../../../lib/attempt.js';
import { constant } from '../../../lib/schedule/constant.js';
import { exponential } from '../../../lib/schedule/exponential.js';
import type { ProgressiveOptions } from '../../../lib/schedule/progressive.js';
import { progressive } from '../../../lib/schedule/progressive.js';
import type { Schedule } from '../../../lib/schedule/schedule.js';
import { upTo } from '../../../lib/schedule/upTo.js';

/** When, and what was reported then. */
type Report = readonly [elapsed: number, progress: unknown];

const minute = constant('1m');
const itself = (response: unknown): number => response as number;

/** What a schedule says after a report, and one before. */
function after(schedule: Schedule, [elapsed, response]: Report, before?: Report): number | undefined {
  return schedule({ attempt: 5, elapsed, response, previous: before && attemptOf(before) });
}

function attemptOf([elapsed, response]: Report): Attempt {
  return {
    number: 4,
    startedAt: 0,
    duration: 0,
    elapsed,
    response,
    nextDelay: 1,
    delayReason: 'schedule',
    scheduledDelay: 1,
    tally: {},
  };
}

/** The delays of a poll whose attempts take no time, until a time has passed. */
function delaysUntil(end: number, schedule: Schedule, progressAt: (elapsed: number) => unknown): readonly number[] {
  const delays: number[] = [];
  let previous: Attempt | undefined;
  let elapsed = 0;
  for (let attempt = 1; elapsed < end; attempt++) {
    const response = progressAt(elapsed);
    const delay = schedule({ attempt, elapsed, response, previous }) ?? NaN;
    previous = attemptOf([elapsed, response]);
    delays.push(delay);
    elapsed += delay;
  }
  return delays;
}

describe('progressive', () => {
  const plain = progressive({ progress: itself, cap: minute });

  const table: [string, Report, Report | undefined, number][] = [
    ['asks at the optimistic end', [10_000, 0.5], undefined, 9_000],
    ['asks there where the report before agrees', [10_000, 0.5], [5_000, 0.25], 9_000],
    ['asks there where the report before is off by as much as noise may be', [10_000, 0.5], [5_000, 0.32], 9_000],
    ['takes small steps where the end is near', [19_000, 0.95], [10_000, 0.5], 950],
    ['never asks sooner than minDelay', [1_000, 0.99], undefined, 500],
    ['waits longer where the report before disagrees', [10_000, 0.5], [5_000, 0.1], 7_500],
    ['waits longer where nothing was done since', [10_000, 0.5], [6_000, 0.5], 6_000],
    ['waits longer where it goes back', [10_000, 0.5], [8_000, 0.7], 3_000],
    ['waits longer where it had not begun', [10_000, 0.5], [9_000, 0], 1_500],
    ['waits longer where the end was due twice', [20_000, 0.99], [19_000, 0.97], 1_500],
    ['never waits longer than the cap', [100_000, 0.1], undefined, 60_000],
    ['never waits longer than the cap, where reports disagree', [200_000, 0.5], [100_000, 0.5], 60_000],
    ['has no end to wait for where it is done, and asks at the pace of noise', [40_000, 1], undefined, 2_000],
    ['takes what was malformed for no report', [10_000, 0.5], [5_000, NaN], 9_000],
    ['knows nothing at the beginning', [0, 0], undefined, 60_000],
    ['asks soon where a report comes at the beginning', [0, 0.5], undefined, 500],
    ['asks soon where the clock was put back', [-100, 0.5], undefined, 500],
  ];
  for (const [title, report, before, delay] of table) {
    it(title, () => {
      expect(after(plain, report, before)).toBeCloseTo(delay, 6);
    });
  }

  for (const malformed of [undefined, null, NaN, Infinity, -0.1, 1.01, 50, '0.5', {}, true, 0, -0]) {
    it(`leaves it to the cap where progress is ${Object.is(malformed, -0) ? '-0' : JSON.stringify(malformed) + String(malformed)}`, () => {
      const schedule = progressive({ progress: () => malformed as number, cap: minute });

      expect(after(schedule, [10_000, 'an answer'])).toBe(60_000);
    });
  }

  it('looks at answers alone, never at failed attempts', () => {
    const progress = jasmine.createSpy<(response: unknown) => number>().and.returnValue(0.5);
    const schedule = progressive({ progress, cap: minute });
    const failed: Attempt = { ...attemptOf([5_000, undefined]), error: new Error('lost') };

    expect(schedule({ attempt: 3, elapsed: 10_000, error: new Error('lost'), previous: failed })).toBe(60_000);
    expect(progress).not.toHaveBeenCalled();
    expect(schedule({ attempt: 3, elapsed: 10_000, response: 'answer', previous: failed })).toBeCloseTo(9_000, 6);
    expect(progress.calls.allArgs()).toEqual([['answer']]);
  });

  it('stops where the cap stops', () => {
    const schedule = progressive({ progress: itself, cap: upTo(minute, { attempts: 5 }) });

    expect(after(schedule, [10_000, 0.5])).toBeUndefined();
    expect(schedule({ attempt: 4, elapsed: 10_000, response: 0.5 })).toBeCloseTo(9_000, 6);
  });

  it('lets pass what progress and the cap throw', () => {
    const fault = new Error('no such field');
    const throwing = (): never => {
      throw fault;
    };

    expect(() => after(progressive({ progress: throwing, cap: minute }), [1, 1])).toThrow(fault);
    expect(() => after(progressive({ progress: itself, cap: throwing }), [1, 1])).toThrow(fault);
  });

  it('finds an even end with few requests', () => {
    const delays = delaysUntil(20_000, plain, (elapsed) => Math.min(1, (elapsed + 1_000) / 21_000));
    const end = delays.reduce((sum, delay) => sum + delay, 0);

    expect(delays.length).toBeLessThan(14);
    expect(end - 20_000).toBeLessThan(1_500);
  });

  it('does not storm where progress stands still at 99 %', () => {
    const schedule = progressive({ progress: itself, cap: exponential() });
    const stuckAt = 20_000;
    const delays = delaysUntil(600_000, schedule, (elapsed) => Math.min(0.99, (elapsed + 1) / stuckAt));
    const blind = delaysUntil(600_000, exponential(), () => undefined);

    expect(delays.length).toBeLessThan(blind.length + 8);
    expect(delays.slice(-10)).toEqual(Array.from({ length: 10 }, () => 30_000));
  });

  it('does not storm where progress creeps towards an end that never comes', () => {
    const schedule = progressive({ progress: itself, cap: exponential() });
    const delays = delaysUntil(3_600_000, schedule, (elapsed) => 1 - Math.exp(-elapsed / 10_000));

    expect(delays.length).toBeLessThan(140);
  });

  it('has steps as small as the noise that it is told', () => {
    const exact = progressive({ progress: itself, cap: minute, noise: 0.001, minDelay: 0 });

    expect(after(exact, [19_990, 0.9995])).toBeCloseTo(19.99, 6);
    expect(after(exact, [10_000, 0.5], [5_000, 0.24])).toBeCloseTo(7_500, 6);
  });

  it('is at least 0, never NaN, never more than the cap, and the same each time', () => {
    const progress = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double(),
      fc.constantFrom<unknown>(undefined, null, '1', 0, 1),
    );
    const time = fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, noNaN: true, max: 1e300 }));
    const cap = fc.double({ min: 0, max: 1e9, noNaN: true });
    const noise = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(progress, progress, time, time, cap, noise, (now, before, elapsed, earlier, cap, noise) => {
        const schedule = progressive({ progress: itself, cap: constant(cap), noise });
        const delay = after(schedule, [elapsed, now], [earlier, before]) ?? NaN;

        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(cap);
        expect(after(schedule, [elapsed, now], [earlier, before])).toBe(delay);
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses options that are not right', () => {
    const right = { progress: itself, cap: minute };
    const refuse =
      (options: object): (() => Schedule) =>
      () =>
        progressive(options as ProgressiveOptions);

    expect(refuse({})).toThrowError(TypeError, 'progressive: progress must be a function, not undefined');
    expect(refuse({ progress: itself })).toThrowError(TypeError, 'progressive: cap must be a function, not undefined');
    expect(refuse({ ...right, cap: 5 })).toThrowError(RangeError, /^progressive: cap must be a function/);
    expect(refuse({ ...right, noise: 0 })).toThrowError(RangeError, /^progressive: noise must be a number from 0 to 1/);
    expect(refuse({ ...right, noise: 1 })).toThrowError(RangeError, /^progressive: noise must be/);
    expect(refuse({ ...right, minDelay: -1 })).toThrowError(RangeError, /^progressive: minDelay must be/);
    expect(refuse({ ...right, minDelay: 'soon' })).toThrowError(/minDelay: "soon" is not a duration/);
    expect(refuse({ ...right, caps: minute })).toThrowError(TypeError, /did you mean cap\?/);
  });
});
