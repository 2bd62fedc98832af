import * as fc from 'fast-check';
import { asyncScheduler, queueScheduler } from 'rxjs';
import type { Retry, RetryOptions } from '../../../lib/retry/retryPolicy.js';
import { retryPolicy } from '../../../lib/retry/retryPolicy.js';
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
    ];
    for (const [what, seconds, options, delay] of asked) {
      it(what, () => {
        expect(after(seconds, options)?.delay).toBe(delay);
      });
    }

    it('is no part of the schedule', () => {
      expect(after('60')).toEqual({ delay: 60_000, scheduled: 10_000 });
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

  it('throws what a schedule gives wrongly, or a callback throws', () => {
    const boom = (): never => {
      throw new Error('boom');
    };

    expect(() => retries({ schedule: () => NaN })).toThrowError(RangeError, /schedule returned NaN after attempt 1/);
    expect(() => retries({ schedule: boom })).toThrowError('boom');
    expect(() => retries({ shouldRetry: boom })).toThrowError('boom');
    expect(() => retries({ onRetry: boom })).toThrowError('boom');
  });

  it('tells time by asyncScheduler, or as it is told', () => {
    expect(retryPolicy({}).scheduler).toBe(asyncScheduler);
    expect(retryPolicy({ scheduler: queueScheduler }).scheduler).toBe(queueScheduler);
  });
});
