import * as fc from 'fast-check';
import { asyncScheduler, queueScheduler } from 'rxjs';
import { NetworkError } from '../../../lib/errors/networkError.js';
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

  it('knows at once which answers nobody needs to be asked about', () => {
    const isFinal = (options: RetryOptions): boolean[] =>
      [answer(200), answer(503), 'pending', null].map(retryPolicy(options).isFinal);

    expect(isFinal({})).toEqual([true, false, true, true]);
    expect(isFinal({ shouldRetry: () => true })).toEqual([false, false, false, false]);
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

  it('tells time by asyncScheduler, or as it is told', () => {
    expect(retryPolicy({}).scheduler).toBe(asyncScheduler);
    expect(retryPolicy({ scheduler: queueScheduler }).scheduler).toBe(queueScheduler);
  });
});
