import * as fc from 'fast-check';
import { asyncScheduler, finalize } from 'rxjs';
import type { Checkpoint } from '../../lib/checkpoint.js';
import { isPollError } from '../../lib/errors/isPollError.js';
import { NetworkError } from '../../lib/errors/networkError.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { redact } from '../../lib/mask/redact.js';
import type {
  BackgroundPollOptions,
  BackgroundPollParams,
} from '../../lib/plan/backgroundPoll/backgroundPollParams.js';
import { fromBackgroundPoll } from '../../operators/fromBackgroundPoll.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';
import type { ScriptedAnswer, ScriptedTransport } from '../../testing/scriptedTransport.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

interface Job {
  readonly status: string;
}

const url = 'https://api.example.com/jobs/42';
const responseFilter = { status: [200], body: { status: ['SUCCESS'] } } as const;
const pending: ScriptedAnswer = { status: 202, body: { status: 'PENDING' } };
const done: ScriptedAnswer = { body: { status: 'SUCCESS' } };
const lost: ScriptedAnswer = { error: new TypeError('Failed to fetch') };
const silent: ScriptedAnswer = { delay: Infinity };

/** A poll that is watched. Times are in milliseconds from its beginning. */
interface Watched {
  readonly transport: ScriptedTransport;
  readonly statuses: number[];
  readonly sentAt: number[];
  endedAt: number | undefined;
  end: unknown;
}

/** Polls by a script, of which the last answer repeats, until it ends: at most for two hours, which are virtual. */
function poll(
  params: Partial<BackgroundPollParams<Job>>,
  script: readonly ScriptedAnswer[],
  options: BackgroundPollOptions = {},
): Watched {
  const sentAt: number[] = [];
  const steps = script.map((answer) => () => {
    sentAt.push(asyncScheduler.now());
    return answer;
  });
  const last = steps.at(-1);
  const transport = scriptedTransport(last ? [...steps, last] : steps);
  const watched: Watched = { transport, statuses: [], sentAt, endedAt: undefined, end: undefined };
  marbles(({ flush }) => {
    const seen = record(
      fromBackgroundPoll<Job>({ url, responseFilter, ...params }, { transport, ...options }).pipe(
        finalize(() => (watched.endedAt = asyncScheduler.now())),
      ),
    );
    flush();
    watched.statuses.push(...seen.values.map(({ response }) => response.status));
    watched.end = seen.end;
  }, 7_200_000)();
  return watched;
}

const messageOf = (error: unknown): string => (error as Error).message;

describe('fromBackgroundPoll', () => {
  describe('interval', () => {
    it('is 10 s unless told otherwise', () => {
      expect(poll({}, [pending, pending, done]).sentAt).toEqual([0, 10_000, 20_000]);
    });

    it('may be any number of seconds, also more than the default bound of a schedule', () => {
      expect(poll({ interval: 0.1 }, [pending, done]).sentAt).toEqual([0, 100]);
      expect(poll({ interval: 599, timeout: 1_200 }, [pending, done]).sentAt).toEqual([0, 599_000]);
    });

    it('is held within 10 to 300 s by strict, in the parameters or in the options', () => {
      const message =
        'Invalid fetch poll params: interval: must be a whole number from 10 to 300 where strict is true, not 5';

      expect(() => poll({ interval: 5, strict: true }, [done])).toThrowError(message);
      expect(() => poll({ interval: 5 }, [done], { strict: true })).toThrowError(message);
      expect(() => poll({ interval: 5, strict: false }, [done], { strict: true })).toThrowError(message);
      expect(poll({ interval: 5, strict: false }, [done], { strict: false }).end).toBe('complete');
    });
  });

  describe('timeout', () => {
    it('is 600 s unless told otherwise', () => {
      expect(poll({}, [pending]).endedAt).toBe(600_000);
    });

    it('is held within 30 to 3600 s by strict', () => {
      expect(() => poll({ timeout: 20, strict: true }, [done])).toThrowError(
        /timeout: must be a whole number from 30 to 3600/,
      );
      expect(poll({ timeout: 3_600, strict: true, interval: 300 }, [pending]).endedAt).toBe(3_600_000);
    });
  });

  describe('first request', () => {
    it('is sent at once, and each other an interval after the answer before', () => {
      const slow = { ...pending, delay: '3s' };

      expect(poll({}, [slow, slow, done]).sentAt).toEqual([0, 13_000, 26_000]);
    });
  });

  describe('overall timeout', () => {
    it('errors exactly at the deadline, during a wait', () => {
      const { end, endedAt, sentAt } = poll({ timeout: 25 }, [pending]);

      expect(messageOf(end)).toBe('Task timed out after 25 seconds');
      expect([endedAt, sentAt.length]).toEqual([25_000, 3]);
    });

    it('errors exactly at the deadline, and aborts the request in flight', () => {
      const { end, endedAt, transport } = poll({ timeout: 300, requestTimeout: { durationInMs: 1e6 } }, [
        pending,
        silent,
      ]);

      expect(messageOf(end)).toBe('Task timed out after 300 seconds');
      expect(endedAt).toBe(300_000);
      expect(transport.requests.map(({ aborted }) => aborted)).toEqual([false, true]);
    });

    it('is a PollTimeoutError that knows what was seen, whose cause says it', () => {
      const { end } = poll({ timeout: 25 }, [pending]);
      const error = end as PollTimeoutError;

      expect(error).toBeInstanceOf(PollTimeoutError);
      expect([error.kind, error.scope, error.attempts, error.last?.number]).toEqual(['timeout', 'poll', 3, 3]);
      expect(error.tally).toEqual({ '202': 3 });
      expect(messageOf(error.cause)).toBe('no match in 25s after 3 attempts (3× 202); last: 202 {"status":"PENDING"}');
    });

    it('goes on from where a checkpoint has it', () => {
      const from: Checkpoint = {
        version: 1,
        attempts: 3,
        beganAt: -20_000,
        nextAt: -1_000,
        previousDelay: 10_000,
        tally: { '202': 3 },
      };

      expect(poll({ timeout: 25 }, [pending], { from })).toEqual(
        jasmine.objectContaining({ endedAt: 5_000, sentAt: [0] }),
      );
      const { end, endedAt, sentAt } = poll({ timeout: 19 }, [pending], { from });
      expect([messageOf(end), endedAt, sentAt]).toEqual(['Task timed out after 19 seconds', 0, []]);
    });

    it('ends the poll during retries too', () => {
      const retry = { limit: Infinity, factor: 1, randomize: false };

      expect(poll({ timeout: 30, requestTimeout: { retry } }, [lost]).endedAt).toBe(30_000);
    });
  });

  describe('durationInMs', () => {
    it('is 5000 unless told otherwise, with and without requestTimeout', () => {
      for (const params of [{}, { requestTimeout: {} }]) {
        const { end, endedAt } = poll(params, [silent]);

        expect([messageOf(end), endedAt]).toEqual(['Fetch timed out after 5000ms', 5_000]);
      }
    });

    it('is not clamped', () => {
      expect(poll({ requestTimeout: { durationInMs: 200 } }, [silent]).endedAt).toBe(200);
      expect(poll({ requestTimeout: { durationInMs: 60_000 } }, [{ ...done, delay: 59_999 }]).end).toBe('complete');
    });
  });

  describe('request timeout without retry', () => {
    it('fails the whole poll at the first slow answer', () => {
      const { end, endedAt, transport, statuses } = poll({}, [pending, { ...done, delay: 5_001 }]);
      const error = end as PollTimeoutError;

      expect([messageOf(error), endedAt, statuses]).toEqual(['Fetch timed out after 5000ms', 15_000, [202]]);
      expect(transport.requests.at(-1)?.aborted).toBeTrue();
      expect([error.scope, error.attempts, error.method, error.url]).toEqual(['request', 2, 'GET', url]);
      expect(error.tally).toEqual({ '202': 1, timeout: 1 });
      expect(messageOf(error.cause)).toBe(`no answer in 5s to GET ${url}`);
    });
  });

  describe('retry.limit', () => {
    const after = (limit: number): Watched =>
      poll(
        { requestTimeout: { durationInMs: 100, retry: { limit, minTimeoutInMs: 10, factor: 1, randomize: false } } },
        [silent],
      );

    const cases: [number, number][] = [
      [-1, 1],
      [0, 1],
      [1, 1],
      [2, 2],
      [3, 3],
      [10, 10],
    ];
    for (const [limit, tries] of cases) {
      it(`of ${String(limit)} is ${String(tries)} tries of a request in all`, () => {
        const { sentAt, end } = after(limit);

        expect(sentAt).toHaveSize(tries);
        expect(messageOf(end)).toBe('Fetch timed out after 100ms');
      });
    }

    it('is 5 unless told otherwise', () => {
      expect(poll({ requestTimeout: { retry: {} } }, [lost]).sentAt).toHaveSize(5);
    });

    it('is counted anew for each request of the poll', () => {
      const retry = { limit: 3, minTimeoutInMs: 1, factor: 1, randomize: false };
      const script = [lost, lost, pending, lost, lost, pending, lost, lost, done];

      expect(poll({ requestTimeout: { retry } }, script).statuses).toEqual([202, 202, 200]);
    });
  });

  describe('retry delay', () => {
    const gaps = ({ sentAt }: Watched): number[] => sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
    const golden: [string, object, number[]][] = [
      ['by default', {}, [1_000, 1_000, 1_800, 3_240]],
      [
        'up to its bound',
        { limit: 10, factor: 2, maxTimeoutInMs: 10_000 },
        [1_000, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000],
      ],
      ['where the bound is less than the first', { minTimeoutInMs: 500, maxTimeoutInMs: 50 }, [50, 50, 50, 50]],
    ];
    for (const [what, retry, delays] of golden) {
      it(`is golden ${what}`, () => {
        expect(gaps(poll({ requestTimeout: { retry: { ...retry, randomize: false } } }, [lost]))).toEqual(delays);
      });
    }

    it('is randomised unless told otherwise, by random', () => {
      const random = (): number => 0.5;

      expect(gaps(poll({ requestTimeout: { retry: {} } }, [lost], { random }))).toEqual([1_500, 1_500, 2_700, 4_860]);
    });

    it('is an error where random gives no number', () => {
      const random = (): number => NaN;

      expect(messageOf(poll({ requestTimeout: { retry: {} } }, [lost], { random }).end)).toMatch(
        /^schedule returned NaN/,
      );
    });

    it('is told to onRetry', () => {
      const onRetry = jasmine.createSpy('onRetry');
      poll({ requestTimeout: { retry: { limit: 2, randomize: false } } }, [lost], { onRetry });

      expect(onRetry).toHaveBeenCalledOnceWith(jasmine.objectContaining({ attempt: 1 }), 1_000);
    });
  });

  describe('network error', () => {
    it('fails the poll at once where there is no retry', () => {
      const { end, endedAt } = poll({}, [pending, lost]);

      expect(end).toBeInstanceOf(NetworkError);
      expect(endedAt).toBe(10_000);
    });

    it('shares the retries, also of a POST', () => {
      const params = { requestInit: { method: 'POST' }, requestTimeout: { retry: { randomize: false } } };

      expect(poll(params, [lost, silent, done]).sentAt).toEqual([0, 1_000, 7_000]);
    });

    it('is no other error', () => {
      const bug = new Error('a bug');

      expect(poll({ requestTimeout: { retry: {} } }, [{ error: bug }]).end).toBe(bug);
    });
  });

  describe('any status', () => {
    it('is data for the filter, and never sent again by retry', () => {
      const answers = [500, 503, 429, 404, 301].map((status) => ({ ...pending, status }));
      const { statuses, sentAt } = poll({ requestTimeout: { retry: {} } }, [...answers, done]);

      expect(statuses).toEqual([500, 503, 429, 404, 301, 200]);
      expect(sentAt).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000]);
    });

    it('is looked at by the filter, and so are header fields', () => {
      const filter = { status: [201], headers: { 'x-ready': ['1'] } };
      const script = [
        { status: 201 },
        { status: 200, headers: { 'x-ready': '1' } },
        { status: 201, headers: { 'X-Ready': '1' } },
      ];

      expect(poll({ responseFilter: filter }, script).statuses).toEqual([201, 200, 201]);
    });
  });

  describe('what the server asks', () => {
    const asking = (seconds: string): ScriptedAnswer => ({ ...pending, headers: { 'retry-after': seconds } });

    it('is a floor of the wait', () => {
      expect(poll({}, [asking('60'), asking('5'), done]).sentAt).toEqual([0, 60_000, 70_000]);
      expect(poll({ timeout: 1_000 }, [asking('999'), done]).sentAt).toEqual([0, 999_000]);
    });

    it('ends the poll at once where that is beyond the overall timeout', () => {
      for (const seconds of ['600', '3600', '86400000']) {
        const { end, endedAt, statuses } = poll({}, [asking(seconds), done]);

        expect([endedAt, statuses]).toEqual([0, [202]]);
        expect(messageOf(end)).toMatch(
          /^the server asks to wait \w+ \(retry-after\), past the deadline of the poll \(10m away\)/,
        );
      }
    });
  });

  describe('invalid params', () => {
    it('are told by path, and nothing is sent', () => {
      const transport = scriptedTransport([done]);
      const params = { url, responseFilter, requestTimout: {}, requestInit: { headers: { id: 7 } } };
      const act = (): unknown => fromBackgroundPoll(params as never, { transport });

      expect(act).toThrowMatching(
        (error) =>
          isPollError(error) && error.kind === 'syntax' && error.message.startsWith('Invalid fetch poll params:'),
      );
      expect(act).toThrowError(/requestInit\.headers\.id: must be text, not 7/);
      expect(act).toThrowError(/requestTimout: unknown key; did you mean requestTimeout\?/);
      expect(transport.requests).toEqual([]);
    });

    it('are told before anything is assembled, whatever they are', () => {
      const value = fc.anything({ withBigInt: true, withMap: true });
      const some = (known: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
        fc.oneof({ weight: 9, arbitrary: known }, value);
      const numbers = some(fc.constantFrom(5, 0.5, 1e3, 1e6, 1e-7, 1e305));
      const texts = some(fc.constantFrom('POST', url, 'ftp://a', 'a b'));
      const part = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
        some(fc.record(model, { requiredKeys: [] }));
      const retry = part({ limit: numbers, factor: numbers, minTimeoutInMs: numbers, maxTimeoutInMs: numbers });
      const init = part({
        method: texts,
        headers: some(fc.dictionary(fc.oneof(fc.constantFrom('a', 'a b'), fc.string()), texts)),
        body: texts,
      });
      const poll = {
        url: some(fc.constant(url)),
        responseFilter: some(fc.constant(responseFilter)),
        interval: numbers,
        timeout: numbers,
        requestInit: init,
        requestTimeout: part({ durationInMs: numbers, retry }),
      };
      const outcomes = new Set<string>();
      fc.assert(
        fc.property(fc.record(poll, { requiredKeys: ['url', 'responseFilter'] }), (params) => {
          try {
            void fromBackgroundPoll(params as never);
            outcomes.add('poll');
          } catch (error) {
            outcomes.add((error as Error).name);
          }
        }),
        { numRuns: 300 },
      );

      expect([...outcomes].sort()).toEqual(['PlanError', 'poll']);
    });

    it('are no options that are wrong', () => {
      const act = (options: object) => () => fromBackgroundPoll({ url, responseFilter }, options);

      expect(act({ strct: true })).toThrowError(TypeError, /unknown option "strct"; did you mean strict\?/);
      expect(act({ strict: 'yes' })).toThrowError(TypeError, /strict must be true or false/);
      expect(act({ signal: 'abort' })).toThrowError(TypeError, /signal must be an AbortSignal/);
      expect(act({ from: {} })).toThrowError(TypeError, /from must be what checkpointOf\(\) gave/);
    });
  });

  describe('stable key', () => {
    it('is of a plan, and no parameter', () => {
      expect(() => poll({ key: 'job-42' } as object, [done])).toThrowError(
        'Invalid fetch poll params: key: unknown key',
      );
    });
  });

  describe('redactString', () => {
    const authorization = { __redactedString: true, strings: ['Bearer ', ''], interpolations: ['s3cret-1'] } as const;
    const secret = redact`s3cret-${'2'}`;
    const params = {
      url: redact`${url}/${'s3cret-3'}`,
      requestInit: {
        method: 'POST',
        headers: { authorization, 'x-more': secret },
        body: redact`{"token":"${'s3cret-4'}"}`,
      },
    };

    it('is sent as it is, in header fields, address and body', () => {
      const [request] = poll(params, [done]).transport.requests;

      expect(request?.url).toBe(`${url}/s3cret-3`);
      expect(request?.headers.get('authorization')).toBe('Bearer s3cret-1');
      expect(request?.body).toBe('{"token":"s3cret-4"}');
    });

    it('is masked in what is emitted and thrown', () => {
      const echo = { ...pending, body: { status: 'got s3cret-1, s3cret-3 and s3cret-4' } };
      const shown: string[] = [];
      marbles(({ flush }) => {
        const seen = record(
          fromBackgroundPoll<Job>(
            { ...params, responseFilter, timeout: 15 },
            { transport: scriptedTransport([echo, silent]) },
          ),
        );
        flush();
        const error = seen.end as PollTimeoutError;
        shown.push(
          JSON.stringify(seen.values),
          JSON.stringify(error),
          messageOf(error),
          messageOf(error.cause),
          String(error.stack),
        );
      }, 100_000)();

      expect(shown.join()).toContain('********');
      expect(shown.join()).not.toMatch(/s3cret-[134]/);
    });
  });

  describe('signal', () => {
    it('ends the poll with its reason, during a wait and during a request', () => {
      for (const script of [[pending], [silent]]) {
        const controller = new AbortController();
        const transport = scriptedTransport(script);
        marbles(({ cold, expectObservable, flush }) => {
          cold('3s (x|)').subscribe(() => {
            controller.abort('enough');
          });
          expectObservable(
            fromBackgroundPoll<Job>({ url, responseFilter }, { transport, signal: controller.signal }),
          ).toBe(script[0] === silent ? '3s #' : 'a 2999ms #', { a: jasmine.anything() }, 'enough');
          flush();
        }, 10_000)();

        expect(transport.requests.map(({ aborted }) => aborted)).toEqual([script[0] === silent]);
      }
    });
  });

  it('gives every subscriber a poll of its own', () => {
    const transport = scriptedTransport([pending, pending, done]);
    marbles(({ flush }) => {
      const poll$ = fromBackgroundPoll<Job>({ url, responseFilter }, { transport });
      const seen = [record(poll$), record(poll$)];
      flush();

      expect(seen.map(({ values, end }) => [values.length, end])).toEqual([
        [2, 'complete'],
        [2, 'complete'],
      ]);
    }, 100_000)();
    expect(transport.requests).toHaveSize(4);
  });
});
