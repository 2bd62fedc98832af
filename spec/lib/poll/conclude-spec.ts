import * as fc from 'fast-check';
import type { DelayReason } from '../../../lib/attempt.js';
import type { ServerDelayError } from '../../../lib/errors/serverDelayError.js';
import type { Conclusion, Outcome } from '../../../lib/poll/conclude.js';
import type { Progress } from '../../../lib/poll/progress.js';
import { conclude } from '../../../lib/poll/conclude.js';
import { serverHints } from '../../../lib/http/serverHints.js';
import type { PollOptions } from '../../../lib/poll/planPoll.js';
import { planPoll } from '../../../lib/poll/planPoll.js';
import type { ScheduleContext } from '../../../lib/schedule/schedule.js';
import type { BackoffOptions } from '../../../lib/schedule/scheduleFrom.js';
import { answer } from '../../support/answers.js';

const fixed = { strategy: 'fixed', initialDelay: 1_000 } as const;
/** An attempt that started on time, 10 s after the poll began. */
const under: Progress = {
  number: 3,
  beganAt: 50_000,
  slot: 60_000,
  startedAt: 60_000,
  previousDelay: 800,
  wasLast: false,
  leftOut: 0,
  tally: { '202': 2 },
  pace: undefined,
  last: undefined,
  deadlineAt: Infinity,
};

/** What follows from an attempt that took 100 ms. */
function after(
  options: BackoffOptions & PollOptions,
  outcome: Outcome<unknown> = { response: answer(202) },
  progress: Partial<Progress> = {},
  now = 60_100,
): Conclusion<unknown> {
  return conclude(planPoll({ ...fixed, ...options }, {}), { ...under, ...progress }, outcome, now);
}
const asking = (headers: Record<string, string>): Outcome<unknown> => ({ response: answer(202, null, headers) });
const next = ({ attempt }: Conclusion<unknown>): [number | undefined, DelayReason] => [
  attempt.nextDelay,
  attempt.delayReason,
];

describe('conclude', () => {
  it('tells all about an attempt', () => {
    const response = answer(202);

    expect(after({}, { response })).toEqual({
      attempt: {
        number: 3,
        startedAt: 60_000,
        duration: 100,
        elapsed: 10_100,
        response,
        nextDelay: 1_000,
        delayReason: 'schedule',
        scheduledDelay: 1_000,
        tally: { '202': 3 },
      },
      failure: undefined,
      floor: 0,
    });
  });

  it('tells of a failed attempt its error, and no response', () => {
    const { attempt, failure } = after({}, { error: new RangeError('lost') });

    expect('response' in attempt).toBeFalse();
    expect([attempt.error, attempt.tally, failure]).toEqual([
      new RangeError('lost'),
      { '202': 2, RangeError: 1 },
      undefined,
    ]);
    expect('error' in after({}).attempt).toBeFalse();
  });

  it('tells an answer that is the same as before', () => {
    const response = { ...answer(304), unchanged: true };

    expect(after({}, { response }).attempt.unchanged).toBeTrue();
    expect('unchanged' in after({}).attempt).toBeFalse();
  });

  it('asks again at once what the server has held, and says so', () => {
    const held = (duration: number, unchanged?: true): [number | undefined, DelayReason] =>
      next(
        after(
          {},
          { response: { ...answer(200), held: 5_000, ...(unchanged && { unchanged }) } },
          {},
          60_000 + duration,
        ),
      );

    expect(held(5_000)).toEqual([0, 'held']);
    expect(held(400)).toEqual([600, 'held']);
    expect(held(400, true)).toEqual([1_000, 'schedule']);
  });

  it('takes an answer that is nothing for an answer', () => {
    const { attempt } = after({}, { response: undefined });

    expect('response' in attempt).toBeTrue();
    expect(attempt.tally).toEqual({ '202': 2, answer: 1 });
  });

  it('tells the schedule all there is to know', () => {
    const contexts: ScheduleContext[] = [];
    const plan = planPoll((context) => void contexts.push(context), {});
    const response = answer(202);
    conclude(plan, under, { response }, 60_100);
    conclude(plan, under, { error: 'lost' }, 60_100);

    expect(contexts).toEqual([
      {
        attempt: 3,
        elapsed: 10_100,
        duration: 100,
        previousDelay: 800,
        response,
        error: undefined,
        previous: undefined,
      },
      {
        attempt: 3,
        elapsed: 10_100,
        duration: 100,
        previousDelay: 800,
        response: undefined,
        error: 'lost',
        previous: undefined,
      },
    ]);
  });

  it('counts no time below zero where the clock was set back', () => {
    const { attempt } = after({}, undefined, {}, 40_000);

    expect([attempt.duration, attempt.elapsed, attempt.nextDelay]).toEqual([0, 0, 1_000]);
  });

  it('ends where the schedule does', () => {
    expect(next(after({ maxAttempts: 3 }))).toEqual([undefined, 'schedule']);
    expect(next(after({ maxAttempts: 3 }, asking({ 'retry-after': '60' })))).toEqual([undefined, 'schedule']);
  });

  const wrong: [string, () => unknown, RegExp][] = [
    ['throws', () => JSON.parse('') as unknown, /JSON/],
    ['gives no number', () => '5s', /schedule returned "5s" after attempt 3/],
    ['gives NaN', () => NaN, /schedule returned NaN/],
    ['gives less than zero', () => -1, /schedule returned -1/],
    ['never ends', () => Infinity, /schedule returned Infinity/],
  ];
  for (const [what, schedule, message] of wrong) {
    it(`tells the attempt and a failure where a schedule ${what}`, () => {
      const { attempt, failure } = conclude(planPoll(schedule as never, {}), under, { response: 'pending' }, 60_100);

      expect([attempt.nextDelay, attempt.scheduledDelay, attempt.delayReason]).toEqual([
        undefined,
        undefined,
        'schedule',
      ]);
      expect((failure?.error as Error).message).toMatch(message);
    });
  }

  it('tells the attempt and a failure where a reader of hints throws', () => {
    const hints = [
      (): never => {
        throw new TypeError('no hint');
      },
    ];
    const { attempt, failure } = after({ hints });

    expect([attempt.number, attempt.nextDelay, attempt.tally]).toEqual([3, undefined, { '202': 3 }]);
    expect(failure?.error).toEqual(new TypeError('no hint'));
  });

  describe('of hints', () => {
    const hints: [Record<string, string>, number, DelayReason][] = [
      [{}, 1_000, 'schedule'],
      [{ 'retry-after': '1' }, 1_000, 'schedule'],
      [{ 'retry-after': '1.001' }, 1_001, 'retry-after'],
      [{ 'retry-after': '0' }, 1_000, 'schedule'],
      [{ 'retry-after': 'soon' }, 1_000, 'schedule'],
      [{ 'retry-after': 'Thu, 01 Jan 1970 00:01:10 GMT' }, 9_900, 'retry-after'],
      [{ ratelimit: '"default";r=0;t=30' }, 30_000, 'rate-limit'],
      [{ 'x-poll-interval': '60' }, 60_000, 'poll-interval'],
      [{ 'retry-after': '2', 'x-poll-interval': '60' }, 2_000, 'retry-after'],
      [{ 'retry-after': '300' }, 300_000, 'retry-after'],
      [{ 'cache-control': 'max-age=20', age: '5' }, 15_000, 'cache'],
      [{ 'cache-control': 'max-age=20', 'x-poll-interval': '10' }, 10_000, 'poll-interval'],
      [{ 'cache-control': 'max-age=31536000' }, 1_000, 'schedule'],
    ];
    for (const [headers, delay, reason] of hints) {
      it(`waits ${String(delay)} ms after ${JSON.stringify(headers)}`, () => {
        expect(next(after({}, asking(headers)))).toEqual([delay, reason]);
        expect(after({}, asking(headers)).attempt.scheduledDelay).toBe(1_000);
      });
    }

    it('takes one that came with an error', () => {
      const error = { status: 503, headers: new Headers({ 'retry-after': '60' }) };

      expect(next(after({}, { error }))).toEqual([60_000, 'retry-after']);
    });

    it('ends where one asks for more than maxServerDelay', () => {
      const { attempt, failure } = after({}, asking({ 'retry-after': '300.001' }));
      const error = failure?.error as ServerDelayError;

      expect([attempt.nextDelay, attempt.delayReason]).toEqual([undefined, 'retry-after']);
      expect([error.kind, error.delay, error.reason, error.last]).toEqual([
        'server-delay',
        300_001,
        'retry-after',
        attempt,
      ]);
    });

    it('minds none where maxServerDelay is 0 and nothing is asked', () => {
      expect(after({ maxServerDelay: 0 }).failure).toBeUndefined();
      expect(after({ maxServerDelay: 0 }, asking({ 'retry-after': '2' })).failure).toBeDefined();
    });

    it('waits nevertheless, or as long as is allowed, where the policy says so', () => {
      const hour = asking({ 'retry-after': '3600' });

      expect(next(after({ onServerDelay: 'wait' }, hour))).toEqual([3_600_000, 'retry-after']);
      expect(next(after({ onServerDelay: 'clamp' }, hour))).toEqual([300_000, 'retry-after']);
      expect(after({ onServerDelay: 'clamp' }, hour).attempt.hint?.delay).toBe(3_600_000);
      expect(after({ onServerDelay: 'clamp' }, hour).failure).toBeUndefined();
    });

    it('ends at once where one passes the deadline around the poll, whatever the policy', () => {
      const around = { deadlineAt: 90_100 };
      const asked = (seconds: string): Conclusion<unknown> =>
        after({ onServerDelay: 'wait' }, asking({ 'retry-after': seconds }), around);

      expect(next(asked('29.999'))).toEqual([29_999, 'retry-after']);
      expect(next(asked('30'))).toEqual([undefined, 'retry-after']);
      expect((asked('30').failure?.error as Error).message).toMatch(
        /^the server asks to wait 30s \(retry-after\), past the deadline of the poll \(30s away\); given up after 3 attempts/,
      );
      expect(next(after({}, asking({ 'cache-control': 'max-age=30' }), around))).toEqual([1_000, 'schedule']);
      expect(after({ initialDelay: '1h' }, asking({ 'retry-after': '60' }), around).failure).toBeUndefined();
    });

    it('tells the hint, also where it does not rule', () => {
      expect(after({}, asking({ 'retry-after': '0' })).attempt.hint).toEqual({
        delay: 0,
        reason: 'retry-after',
        scope: 'once',
      });
      expect('hint' in after({}).attempt || 'pace' in after({}).attempt).toBeFalse();
    });

    it('hears what it is told to hear, in that order', () => {
      const both = asking({ 'retry-after': '5', 'x-poll-interval': '60' });

      expect(next(after({ hints: [] }, both))).toEqual([1_000, 'schedule']);
      expect(next(after({ hints: [...serverHints].reverse() }, both))).toEqual([60_000, 'poll-interval']);
    });

    it('keeps an interval that was asked for from now on', () => {
      const { attempt } = after({}, asking({ 'x-poll-interval': '60', 'retry-after': '5' }));
      const { pace } = attempt;

      expect([attempt.nextDelay, pace]).toEqual([5_000, { interval: 60_000, extra: 0 }]);
      expect(next(after({}, undefined, { pace }))).toEqual([60_000, 'poll-interval']);
      expect(next(after({}, asking({ 'retry-after': '2' }), { pace }))).toEqual([2_000, 'retry-after']);
      expect(next(after({}, asking({ 'x-poll-interval': '3' }), { pace }))).toEqual([3_000, 'poll-interval']);
      expect(next(after({}, asking({ 'cache-control': 'max-age=3' }), { pace }))).toEqual([60_000, 'poll-interval']);
    });

    it('makes all later waits longer by 5 s for each slow_down', () => {
      const slowDown: Outcome<unknown> = { response: answer(400, { error: 'slow_down' }) };
      const first = after({}, slowDown).attempt;
      const second = after({}, slowDown, { pace: first.pace }).attempt;

      expect([first.nextDelay, first.delayReason, first.scheduledDelay]).toEqual([6_000, 'slow-down', 1_000]);
      expect(second.pace).toEqual({ interval: 0, extra: 10_000 });
      expect(next(after({}, undefined, { pace: second.pace }))).toEqual([11_000, 'slow-down']);
      expect(next(after({}, asking({ 'retry-after': '60' }), { pace: second.pace }))).toEqual([60_000, 'retry-after']);
    });

    it('makes an interval of the server longer by slow_down, too', () => {
      const pace = { interval: 60_000, extra: 5_000 };

      expect(next(after({}, undefined, { pace }))).toEqual([65_000, 'poll-interval']);
      expect(next(after({}, asking({ 'x-poll-interval': '10' }), { pace }))).toEqual([15_000, 'poll-interval']);
      expect(next(after({ maxServerDelay: '62s', onServerDelay: 'clamp' }, undefined, { pace }))).toEqual([
        62_000,
        'poll-interval',
      ]);
      expect(after({ maxServerDelay: '62s' }, undefined, { pace }).failure).toBeDefined();
    });

    it('cuts no wait before the deadline below slow_down, and lets nobody ask sooner', () => {
      const pace = { interval: 0, extra: 5_000 };
      const cut = after({ initialDelay: '4s', maxElapsed: 18_100 }, undefined, { pace });

      expect([...next(cut), cut.floor]).toEqual([7_900, 'deadline', 5_000]);
      expect(next(after({ maxElapsed: 14_000 }, undefined, { pace }))).toEqual([undefined, 'slow-down']);
    });

    it('ends by the schedule where that has stopped, whatever slow_down says', () => {
      const pace = { interval: 0, extra: 300_001 };
      const { attempt, failure } = after({ maxAttempts: 3 }, undefined, { pace, deadlineAt: 61_000 });

      expect([attempt.nextDelay, attempt.delayReason, failure]).toEqual([undefined, 'schedule', undefined]);
    });

    it('hears no cache past the end of a grid', () => {
      const grid = { align: true, initialDelay: '10s', maxElapsed: 25_100 } as const;
      const cached = asking({ 'cache-control': 'max-age=12' });

      expect(next(after(grid, cached))).toEqual([9_900, 'schedule']);
    });

    it('tells how long nobody may ask', () => {
      const floorOf = (headers: Record<string, string>, body?: unknown): number =>
        after({}, { response: answer(202, body, headers) }).floor;

      expect(floorOf({ 'retry-after': '0.5' })).toBe(500);
      expect(floorOf({ 'retry-after': '60' })).toBe(60_000);
      expect(floorOf({ 'cache-control': 'max-age=60' })).toBe(0);
      expect(floorOf({}, { error: 'slow_down' })).toBe(6_000);
      expect(floorOf({ 'retry-after': '0.5' }, { error: 'slow_down' })).toBe(6_000);
      expect(after({ onServerDelay: 'clamp' }, asking({ 'retry-after': '3600' })).floor).toBe(300_000);
      expect(floorOf({})).toBe(0);
    });

    it('ends where slow_down has come so often that it passes maxServerDelay', () => {
      const pace = { interval: 0, extra: 300_001 };

      expect((after({}, undefined, { pace }).failure?.error as ServerDelayError).kind).toBe('server-delay');
      expect(after({ onServerDelay: 'clamp' }, undefined, { pace }).attempt.nextDelay).toBe(301_000);
    });

    it('lets a schedule wait longer than maxServerDelay', () => {
      expect(next(after({ initialDelay: '1h' }, asking({ 'retry-after': '360' })))).toEqual([3_600_000, 'schedule']);
      expect(after({ initialDelay: '1h' }, asking({ 'retry-after': '360' })).failure).toBeUndefined();
    });
  });

  describe('of maxElapsed', () => {
    const cases: [string, BackoffOptions, Outcome<unknown>, Partial<Progress>, number | undefined, DelayReason][] = [
      ['waits as scheduled while there is time', { maxElapsed: 11_200 }, asking({}), {}, 1_000, 'schedule'],
      ['cuts the wait for one last attempt', { maxElapsed: 11_199 }, asking({}), {}, 999, 'deadline'],
      ['asks at once where an attempt takes what is left', { maxElapsed: 10_200 }, asking({}), {}, 0, 'deadline'],
      ['ends where it would take more', { maxElapsed: 10_150 }, asking({}), {}, undefined, 'deadline'],
      ['ends where no time is left', { maxElapsed: 10_100 }, asking({}), {}, undefined, 'deadline'],
      ['ends after the last attempt', { maxElapsed: 99_000 }, asking({}), { wasLast: true }, undefined, 'deadline'],
      [
        'waits for the server beyond the cut',
        { maxElapsed: 12_000 },
        asking({ 'retry-after': '1.85' }),
        {},
        1_850,
        'retry-after',
      ],
      [
        'ends where the server asks for more than is left',
        { maxElapsed: 12_000 },
        asking({ 'retry-after': '2' }),
        {},
        undefined,
        'retry-after',
      ],
    ];
    for (const [what, options, outcome, progress, delay, reason] of cases) {
      it(what, () => {
        expect(next(after(options, outcome, progress))).toEqual([delay, reason]);
      });
    }
  });

  describe('with align', () => {
    const cases: [
      string,
      BackoffOptions,
      Outcome<unknown>,
      Partial<Progress>,
      number,
      number | undefined,
      DelayReason,
    ][] = [
      ['waits for the next slot', {}, asking({}), {}, 60_100, 900, 'schedule'],
      ['counts from the slot, not from a late start', {}, asking({}), { startedAt: 60_050 }, 60_100, 900, 'schedule'],
      [
        'counts from the slot, not from an early start',
        {},
        asking({}),
        { startedAt: 59_999 },
        59_999,
        1_001,
        'schedule',
      ],
      ['skips what was overrun', {}, asking({}), {}, 62_100, 900, 'schedule'],
      ['starts at once where an attempt took exactly an interval', {}, asking({}), {}, 61_000, 0, 'schedule'],
      ['starts at once where there is no interval', { initialDelay: 0 }, asking({}), {}, 60_100, 0, 'schedule'],
      ['waits for the slot after a hint', {}, asking({ 'retry-after': '2' }), {}, 60_100, 2_900, 'retry-after'],
      [
        'takes a slot that is exactly as late as asked',
        {},
        asking({ 'retry-after': '1.9' }),
        {},
        60_100,
        1_900,
        'retry-after',
      ],
      ['minds no hint before the next slot', {}, asking({ 'retry-after': '0.9' }), {}, 60_100, 900, 'schedule'],
      ['leaves the grid for the last attempt', { maxElapsed: 10_700 }, asking({}), {}, 60_100, 500, 'deadline'],
      ['ends where the schedule does', { maxAttempts: 3 }, asking({}), {}, 60_100, undefined, 'schedule'],
    ];
    for (const [what, options, outcome, progress, now, delay, reason] of cases) {
      it(`${what} (aligned)`, () => {
        expect(next(after({ ...options, align: true }, outcome, progress, now))).toEqual([delay, reason]);
      });
    }

    it('judges what the server asks, not the grid, by maxServerDelay', () => {
      const hourly = { align: true, initialDelay: '1h' };
      const allowed = after(hourly, asking({ 'retry-after': '2' }), {}, 3_659_000);
      const refused = after({ align: true }, asking({ 'retry-after': '301' })).failure?.error as ServerDelayError;

      expect(allowed.failure).toBeUndefined();
      expect(next(allowed)).toEqual([3_601_000, 'retry-after']);
      expect([refused.kind, refused.delay]).toEqual(['server-delay', 301_000]);
    });
  });

  it('never asks sooner than the server allows, nor after the deadline, and is on the grid where there is one', () => {
    const facts = fc.record({
      initialDelay: fc.integer({ min: 1, max: 5_000 }),
      maxElapsed: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 30_000 })),
      align: fc.boolean(),
      duration: fc.nat(6_000),
      late: fc.nat(50),
      seconds: fc.option(fc.nat(600)),
      wasLast: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, ({ initialDelay, maxElapsed, align, duration, late, seconds, wasLast }) => {
        const now = 60_000 + late + duration;
        const outcome = asking(seconds === null ? {} : { 'retry-after': String(seconds) });
        const progress = { startedAt: 60_000 + late, wasLast };
        const { attempt, failure } = after({ initialDelay, maxElapsed, align }, outcome, progress, now);
        const { nextDelay, delayReason } = attempt;

        expect(attempt.tally).toEqual({ '202': 3 });
        expect(failure === undefined || nextDelay === undefined).toBeTrue();
        if (nextDelay === undefined) return;
        expect(nextDelay).toBeGreaterThanOrEqual((seconds ?? 0) * 1_000);
        expect(now - under.beganAt + nextDelay).toBeLessThanOrEqual(maxElapsed);
        expect(wasLast).toBeFalse();
        if (align && delayReason !== 'deadline') expect((now + nextDelay - under.slot) % initialDelay).toBe(0);
        if (!align && delayReason === 'schedule') expect(nextDelay).toBe(initialDelay);
      }),
      { numRuns: 300 },
    );
  });
});
