import * as fc from 'fast-check';
import { asyncScheduler, queueScheduler } from 'rxjs';
import { NetworkError } from '../../../lib/errors/networkError.js';
import type { Retry, RetryOptions } from '../../../lib/retry/retryPolicy.js';
import { retryPolicy } from '../../../lib/retry/retryPolicy.js';
import type { RetryByStatus } from '../../../lib/retry/byStatus.js';
import { constant } from '../../../lib/schedule/constant.js';
import type { ScheduleContext } from '../../../lib/schedule/schedule.js';
import { answer } from '../../support/answers.js';

const failed = (attempt: number, rest: Partial<ScheduleContext> = {}): ScheduleContext => ({
  attempt,
  elapsed: 0,
  response: answer(503),
  ...rest,
});

/** What a policy says after each failure in a row, until it gives up or `most` are told. */
function retries(options: RetryOptions, most = 10): Retry[] {
  const { retryAfter } = retryPolicy(options);
  const told: Retry[] = [];
  while (told.length < most) {
    const retry = retryAfter(failed(told.length + 1, { previousDelay: told.at(-1)?.scheduled }), 0);
    if (retry === undefined) break;
    told.push(retry);
  }
  return told;
}
const delays = (options: RetryOptions, most?: number): number[] => retries(options, most).map(({ delay }) => delay);

describe('retryPolicy', () => {
  const random = (): number => 0.5;
  const cases: [string, RetryOptions, number[]][] = [
    ['4 times from 1 s doubled, spread in full, unless told otherwise', { random }, [500, 1_000, 2_000, 4_000]],
    ['up to 30 s', { random, maxRetries: 7 }, [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]],
    ['without jitter', { jitter: false }, [1_000, 2_000, 4_000, 8_000]],
    ['without jitter, in a word', { jitter: 'none', maxRetries: 1 }, [1_000]],
    ['with half the jitter', { jitter: 'equal', random, maxRetries: 2 }, [750, 1_500]],
    ['by another law', { strategy: 'linear', initialDelay: '10ms', maxDelay: 25, jitter: false }, [10, 20, 25, 25]],
    ['by a schedule', { schedule: constant(3), maxRetries: 2 }, [3, 3]],
    ['as often as a schedule likes', { schedule: ({ attempt }) => (attempt < 3 ? attempt : undefined) }, [1, 2]],
    ['not at all', { maxRetries: 0 }, []],
    ['without end', { schedule: constant(0), maxRetries: Infinity }, Array<number>(10).fill(0)],
    [
      'with what is left out',
      { jitter: undefined, maxRetries: undefined, random } as unknown as RetryOptions,
      [500, 1_000, 2_000, 4_000],
    ],
  ];
  for (const [what, options, expected] of cases) {
    it(`retries ${what}`, () => {
      expect(delays(options)).toEqual(expected);
    });
  }

  it('keeps every wait from 0 to maxDelay, by any law and jitter', () => {
    const options = fc.record({
      strategy: fc.constantFrom('fixed', 'linear', 'exponential', 'fibonacci'),
      jitter: fc.constantFrom(true, false, 'full', 'equal', 'decorrelated', 'none'),
      random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }).map((number) => () => number),
      initialDelay: fc.integer({ min: 1, max: 1_000 }),
      maxDelay: fc.integer({ min: 1, max: 100_000 }),
    });
    fc.assert(
      fc.property(options, (options) => {
        for (const delay of delays({ ...options, maxRetries: 64 } as RetryOptions, 64)) {
          expect(delay >= 0 && delay <= options.maxDelay)
            .withContext(String(delay))
            .toBeTrue();
        }
      }),
    );
  });

  describe('what the server asks', () => {
    const asking = (seconds: string): ScheduleContext =>
      failed(1, { response: answer(503, null, { 'retry-after': seconds }) });
    const after = (seconds: string, options: RetryOptions = {}): Retry | undefined =>
      retryPolicy({ schedule: constant('10s'), ...options }).retryAfter(asking(seconds), 0);

    const asked: [string, string, RetryOptions, number | undefined][] = [
      ['is a floor', '11', {}, 11_000],
      ['shortens no wait', '9', {}, 10_000],
      ['is at most maxServerDelay', '300', {}, 300_000],
      ['is not retried beyond it', '300.001', {}, undefined],
      ['may be allowed more', '3600', { maxServerDelay: '1h' }, 3_600_000],
      ['may be allowed less', '2', { maxServerDelay: '1s' }, undefined],
      ['is ignored when malformed', 'soon', {}, 10_000],
      ['stops the retries beyond it, in a word', '301', { onServerDelay: 'stop' }, undefined],
      ['is waited for beyond it, if told so', '301', { onServerDelay: 'wait' }, 301_000],
      ['is clamped to it, if told so', '301', { onServerDelay: 'clamp' }, 300_000],
      ['is left as it is below it, though clamped', '11', { onServerDelay: 'clamp' }, 11_000],
      ['shortens no wait where it is clamped', '301', { onServerDelay: 'clamp', maxServerDelay: '1s' }, 10_000],
    ];
    for (const [what, seconds, options, delay] of asked) {
      it(what, () => {
        expect(after(seconds, options)?.delay).toBe(delay);
      });
    }

    it('is no part of the schedule', () => {
      expect(after('60')).toEqual({ delay: 60_000, scheduled: 10_000 });
    });

    it('is what speaks of refusals: not how long an answer stays fresh, nor the pace of a poll', () => {
      const { retryAfter } = retryPolicy({ schedule: constant('1s') });
      const after = (headers: Record<string, string>, body: unknown = null): number | undefined =>
        retryAfter(failed(1, { response: answer(503, body, headers) }), 0)?.delay;

      expect(after({ 'retry-after-ms': '2500' })).toBe(2_500);
      expect(after({ RateLimit: '"a";r=0;t=30' })).toBe(30_000);
      expect(after({ 'X-Poll-Interval': '60' })).toBe(60_000);
      expect(after({ 'Cache-Control': 'max-age=60' })).toBe(1_000);
      expect(after({}, { error: 'slow_down' })).toBe(1_000);
      expect(after({}, { poll_after_ms: 5_000 })).toBe(1_000);
    });

    it('may come with an error', () => {
      const error = { status: 429, headers: new Headers({ 'retry-after': '60' }) };

      expect(retryPolicy({}).retryAfter({ attempt: 1, elapsed: 0, error }, 0)?.delay).toBe(60_000);
    });
  });

  it('asks shouldRetry in place of the default, and tells it all', () => {
    const shouldRetry = jasmine.createSpy('shouldRetry').and.returnValues(true, false);
    const { retryAfter } = retryPolicy({ schedule: constant(1), shouldRetry });
    const context = failed(1, { response: answer(404) });

    expect([retryAfter(context, 0)?.delay, retryAfter(context, 0)]).toEqual([1, undefined]);
    expect(shouldRetry.calls.allArgs()).toEqual([[context], [context]]);
  });

  it('knows at once which answers nobody needs to be asked about', () => {
    const isFinal = (options: RetryOptions): boolean[] =>
      [answer(200), answer(503), 'pending', null].map(retryPolicy(options).isFinal);

    expect(isFinal({})).toEqual([true, false, true, true]);
    expect(isFinal({ shouldRetry: () => true })).toEqual([false, false, false, false]);
  });

  describe('x-should-retry', () => {
    const asked = (status: number, word: string, options: RetryOptions = {}): boolean =>
      retryPolicy(options).retryAfter(failed(1, { response: answer(status, null, { 'x-should-retry': word }) }), 0) !==
      undefined;

    it('decides which refusals are sent again', () => {
      expect([asked(409, 'true'), asked(503, 'false'), asked(503, 'perhaps'), asked(409, 'perhaps')]).toEqual([
        true,
        false,
        true,
        false,
      ]);
    });

    it('is known at once', () => {
      const { isFinal } = retryPolicy({});
      const answers = [200, 409, 503].map((status) => answer(status, null, { 'x-should-retry': 'true' }));

      expect(answers.map(isFinal)).toEqual([true, false, false]);
      expect(isFinal(answer(503, null, { 'x-should-retry': 'false' }))).toBeTrue();
    });

    it('is as often as maxRetries allows', () => {
      const { retryAfter } = retryPolicy({ schedule: constant(1), maxRetries: 1 });
      const response = answer(409, null, { 'x-should-retry': 'true' });

      expect([1, 2].map((attempt) => retryAfter(failed(attempt, { response }), 0)?.delay)).toEqual([1, undefined]);
    });

    it('gives way to shouldRetry and byStatus', () => {
      const byStatus: RetryByStatus = { '503': { strategy: 'backoff' } };

      expect([asked(503, 'false', { shouldRetry: () => true }), asked(503, 'false', { byStatus })]).toEqual([
        true,
        true,
      ]);
      expect([asked(409, 'true', { shouldRetry: () => false }), asked(409, 'true', { byStatus })]).toEqual([
        false,
        false,
      ]);
    });

    it('says nothing of what was lost', () => {
      const error = { status: 0, headers: new Headers({ 'x-should-retry': 'false' }) };

      expect(retryPolicy({}).retryAfter({ attempt: 1, elapsed: 0, error }, 0)).toBeDefined();
    });
  });

  describe('byStatus', () => {
    const byStatus: RetryByStatus = {
      '429': { strategy: 'headers', resetHeader: 'x-reset' },
      '4xx': { strategy: 'backoff', randomize: false, bodyFilter: { code: ['busy'] } },
      '503': { strategy: 'backoff', randomize: false, limit: 7, minTimeoutInMs: 10, factor: 2 },
      all: { strategy: 'backoff', randomize: false, minTimeoutInMs: 99, bodyFilter: { code: ['busy'] } },
    };
    const after = (response: unknown, options: RetryOptions = {}, attempt = 1, now = 0): Retry | undefined =>
      retryPolicy({ byStatus, schedule: constant(5), ...options }).retryAfter(failed(attempt, { response }), now);
    const resetAt = (seconds: string): unknown => answer(429, null, { 'x-reset': seconds });

    it('says which statuses are sent again, in place of the default list', () => {
      const { isFinal } = retryPolicy({ byStatus });

      expect([200, 404, 408, 500, 502].map((status) => isFinal(answer(status)))).toEqual(Array(5).fill(true));
      expect([429, 503].map((status) => isFinal(answer(status)))).toEqual([false, false]);
      expect(after(answer(500))).toBeUndefined();
      expect(isFinal('pending')).toBeTrue();
    });

    it('sends nothing again by status where it is empty', () => {
      expect(retryPolicy({ byStatus: {} }).isFinal(answer(503))).toBeTrue();
    });

    it('takes the first that fits, its bodyFilter included', () => {
      expect(after(answer(429, { code: 'busy' }), {}, 1)?.delay).toBe(5);
      expect(after(answer(409, { code: 'busy' }), {}, 1)?.delay).toBe(1_000);
      expect(after(answer(409, { code: 'bad' }))).toBeUndefined();
      expect(after(answer(200, { code: 'busy' }))?.delay).toBe(99);
    });

    it('waits by backoff until its limit of tries, more than maxRetries by default', () => {
      expect(delays({ byStatus })).toEqual([10, 10, 20, 40, 80, 160]);
    });

    it('waits by backoff at most maxRetries times, where that is given', () => {
      expect(delays({ byStatus, maxRetries: 2 })).toEqual([10, 10]);
      expect(delays({ byStatus, maxRetries: 20 })).toHaveSize(6);
    });

    it('spreads backoff by random', () => {
      const all: RetryByStatus = { all: { strategy: 'backoff', limit: 2 } };

      expect(delays({ byStatus: all, random: () => 0.25 })).toEqual([1_250]);
    });

    it('waits until the time that the header says', () => {
      expect(after(resetAt('90'), {}, 1, 30_000)).toEqual({ delay: 60_000, scheduled: 5 });
    });

    it('sends at once where that is past', () => {
      expect(after(resetAt('90'), {}, 1, 90_000)?.delay).toBe(0);
    });

    it('waits by the schedule where the header is missing or malformed', () => {
      expect([after(answer(429))?.delay, after(resetAt('soon'))?.delay]).toEqual([5, 5]);
    });

    it('waits for the header maxRetries times, and at most maxServerDelay', () => {
      expect([after(resetAt('1'), {}, 4)?.delay, after(resetAt('1'), {}, 5)]).toEqual([1_000, undefined]);
      expect(after(resetAt('1'), { maxRetries: 1 }, 2)).toBeUndefined();
      expect([after(resetAt('300'))?.delay, after(resetAt('301'))]).toEqual([300_000, undefined]);
      expect(after(resetAt('301'), { maxServerDelay: '1h' })?.delay).toBe(301_000);
      expect(after(resetAt('301'), { onServerDelay: 'wait' })?.delay).toBe(301_000);
      expect(after(resetAt('301'), { onServerDelay: 'clamp' })?.delay).toBe(300_000);
    });

    it('keeps what the server asks a floor', () => {
      const asking = (status: number, reset: string): unknown =>
        answer(status, null, { 'retry-after': '60', 'x-reset': reset });

      expect([asking(503, ''), asking(429, '1'), asking(429, '90')].map((answer) => after(answer)?.delay)).toEqual([
        60_000, 60_000, 90_000,
      ]);
    });

    it('leaves what was lost to the default', () => {
      const lost = (options: RetryOptions, attempt: number): number | undefined =>
        retryPolicy({
          byStatus: { all: { strategy: 'backoff', limit: 9 } },
          schedule: constant(5),
          ...options,
        }).retryAfter({ attempt, elapsed: 0, error: { status: 0 } }, 0)?.delay;

      expect([lost({}, 1), lost({}, 4), lost({}, 5)]).toEqual([5, 5, undefined]);
    });

    it('looks at errors that came of an answer', () => {
      const error = { status: 503, headers: new Headers() };

      expect(retryPolicy({ byStatus }).retryAfter({ attempt: 1, elapsed: 0, error }, 0)?.delay).toBe(10);
    });
  });

  it('refuses a shouldRetry that takes its time, and leaves no rejection behind', async () => {
    const failing = async (): Promise<never> => {
      throw new Error('too late');
    };
    for (const shouldRetry of [async () => true, failing] as unknown as (() => boolean)[]) {
      expect(() => retryPolicy({ shouldRetry }).retryAfter(failed(1), 0)).toThrowError(
        TypeError,
        /shouldRetry gave a promise/,
      );
    }
    await new Promise((resolve) => setTimeout(resolve)); // a rejection that nobody handles fails the suite
  });

  it('takes for yes or no what is neither', () => {
    const again = ['yes', 1, '', 0, undefined].map(
      (said) => retryPolicy({ shouldRetry: () => said as never }).retryAfter(failed(1), 0) !== undefined,
    );

    expect(again).toEqual([true, true, false, false, false]);
  });

  it('asks nobody once the retries are spent', () => {
    const shouldRetry = jasmine.createSpy('shouldRetry');
    retryPolicy({ maxRetries: 2, shouldRetry }).retryAfter(failed(3), 0);

    expect(shouldRetry).not.toHaveBeenCalled();
  });

  it('tells onRetry of each wait, and of no other end', () => {
    const onRetry = jasmine.createSpy('onRetry');
    const { retryAfter } = retryPolicy({ schedule: constant(5), onRetry, maxRetries: 1 });
    for (const context of [failed(1), failed(2), failed(1, { response: answer(200) })]) retryAfter(context, 0);

    expect(onRetry.calls.allArgs()).toEqual([[failed(1), 5]]);
  });

  it('leaves alone what is not safe to send again, unless told otherwise', () => {
    const error = new NetworkError({ method: 'POST', url: 'https://api.example.com', isRepeatable: false }, 'lost');
    const again = [{}, { retryUnsafe: false }, { retryUnsafe: true }].map(
      (options) => retryPolicy(options).retryAfter({ attempt: 1, elapsed: 0, error }, 0) !== undefined,
    );

    expect(again).toEqual([false, false, true]);
  });

  const wrong: [string, unknown, RegExp][] = [
    ['no options', null, /^retryRequest: options must be an object, not null$/],
    ['an unknown option', { maxRetris: 1 }, /^retryRequest: unknown option "maxRetris"; did you mean maxRetries\?$/],
    ['an option of the poll', { maxAttempts: 3 }, /^retryRequest: unknown option "maxAttempts"/],
    ['less than no retry', { maxRetries: -1 }, /maxRetries must be a whole number, 0 or more, not -1/],
    ['a schedule that is none', { schedule: 5 }, /schedule must be a function, not 5/],
    ['a shouldRetry that is none', { shouldRetry: true }, /shouldRetry must be a function, not true/],
    ['a retryUnsafe that is none', { retryUnsafe: 'yes' }, /retryUnsafe must be true or false, not "yes"/],
    ['an onRetry that is none', { onRetry: 'log' }, /onRetry must be a function, not "log"/],
    ['a scheduler that is none', { scheduler: {} }, /scheduler must be a scheduler of RxJS/],
    [
      'a delay that is none',
      { initialDelay: 0 },
      /^retryRequest: initialDelay must be a finite duration greater than 0/,
    ],
    [
      'a schedule and options that describe another',
      { schedule: constant(1), initialDelay: '2s' },
      /^retryRequest: give schedule or initialDelay, not both$/,
    ],
    ['a schedule and its jitter', { schedule: constant(1), jitter: 'full' }, /give schedule or jitter, not both/],
    [
      'two that decide',
      { shouldRetry: () => true, byStatus: {} },
      /^retryRequest: give shouldRetry or byStatus, not both$/,
    ],
    ['a byStatus that is none', { byStatus: [429] }, /^retryRequest: byStatus must be an object, not a list$/],
    [
      'a byStatus that is wrong',
      { byStatus: { '429': { strategy: 'wait' } } },
      /byStatus\.429\.strategy must be one of/,
    ],
    [
      'an onServerDelay that is none',
      { onServerDelay: 'error' },
      /^retryRequest: onServerDelay must be one of stop, wait, clamp, not "error"$/,
    ],
    ['a limit that is none', { maxServerDelay: 'soon' }, /^maxServerDelay: "soon" is not a duration/],
  ];
  for (const [what, options, message] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => retryPolicy(options as never)).toThrowError(message);
    });
  }

  it('throws what a schedule gives wrongly, or a callback throws', () => {
    const boom = (): never => {
      throw new Error('boom');
    };

    expect(() => retries({ schedule: () => NaN })).toThrowError(RangeError, /schedule returned NaN after attempt 1/);
    expect(() => retries({ schedule: boom })).toThrowError('boom');
    expect(() => retries({ shouldRetry: boom })).toThrowError('boom');
    expect(() => retries({ onRetry: boom })).toThrowError('boom');
  });

  it('takes a schedule beside what is left out, and beside random', () => {
    const options = { schedule: constant(3), initialDelay: undefined, maxRetries: 1, random: () => 0 };

    expect(delays(options as unknown as RetryOptions)).toEqual([3]);
  });

  it('tells time by asyncScheduler, or as it is told', () => {
    expect(retryPolicy({}).scheduler).toBe(asyncScheduler);
    expect(retryPolicy({ scheduler: queueScheduler }).scheduler).toBe(queueScheduler);
  });
});
