import { EMPTY, NEVER, of, throwError } from 'rxjs';
import * as z from 'zod/mini';
import type { Attempt } from '../../lib/attempt.js';
import type { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';
import type { PollFailedError } from '../../lib/errors/pollFailedError.js';
import type { PollError } from '../../lib/errors/pollError.js';
import type { UnknownStateError } from '../../lib/errors/unknownStateError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { PollObserver } from '../../lib/observer.js';
import { definePreset } from '../../lib/presets/definePreset.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

interface Job {
  status: string;
}
type JobAttempt = Attempt<HttpResponse<Job>>;

function attemptOf(number: number, status: number, body: Job | null = null): JobAttempt {
  return {
    number,
    startedAt: 0,
    duration: 0,
    elapsed: 0,
    response: answer(status, body),
    nextDelay: 1,
    delayReason: 'schedule',
    scheduledDelay: 1,
    tally: { [status]: number },
  };
}

function failedAttempt(): JobAttempt {
  const attempt: Partial<JobAttempt> & { response?: unknown } = { ...attemptOf(2, 0), error: new Error('lost') };
  delete attempt.response;
  return attempt as JobAttempt;
}

const values = {
  p: attemptOf(1, 202, { status: 'running' }),
  m: attemptOf(2, 200, { status: 'completed' }),
  f: attemptOf(3, 200, { status: 'failed' }),
  e: failedAttempt(),
};
const completed = { body: { status: ['completed'] } };

describe('takeUntilMatch', () => {
  it(
    'mirrors attempts until one matches, and completes with it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('p--p--m--p|', values);

      expectObservable(source.pipe(takeUntilMatch(completed))).toBe('p--p--(m|)', values);
      expectSubscriptions(source.subscriptions).toBe('^-----!');
    }),
  );

  it(
    'takes a predicate on the response, which is told the attempt',
    marbles(({ cold, expectObservable }) => {
      const told: unknown[] = [];
      const source = cold('p-m-p|', values);
      const predicate = (response: HttpResponse<Job>, attempt: JobAttempt): boolean => {
        told.push(attempt.number);
        return response.status === 200;
      };

      expectObservable(source.pipe(takeUntilMatch(predicate))).toBe('p-(m|)', values);
      cold('---(a|)').subscribe({ complete: () => expect(told).toEqual([1, 2]) });
    }),
  );

  it(
    'takes a schema of the body, and gives what it parsed',
    marbles(({ cold, expectObservable }) => {
      const schema = z.object({
        status: z.pipe(
          z.literal('completed'),
          z.transform((status) => status.toUpperCase()),
        ),
      });
      const parsed = { ...values.m, response: { ...values.m.response, body: { status: 'COMPLETED' } } };

      expectObservable(cold('p-m-p|', values).pipe(takeUntilMatch(schema))).toBe('p-(m|)', { ...values, m: parsed });
    }),
  );

  it('emits the attempt that failOn matches, and errors with it', () => {
    const seen = record(
      of(values.p, values.f, values.m).pipe(takeUntilMatch(completed, { failOn: { body: { status: ['failed'] } } })),
    );
    const error = seen.end as PollFailedError;

    expect(seen.values).toEqual([values.p, values.f]);
    expect(error.kind).toBe('failed');
    expect(error.last).toBe(values.f);
    expect(error.attempts).toBe(3);
    expect(error.tally).toEqual({ '200': 3 });
    expect(error.message).toBe('the job failed; attempt 3 answered 200 {"status":"failed"}');
  });

  it('asks failOn first', () => {
    const seen = record(of(values.m).pipe(takeUntilMatch({}, { failOn: completed })));

    expect((seen.end as PollFailedError).kind).toBe('failed');
  });

  it(
    'waits for matches in a row with stableFor',
    marbles(({ cold, expectObservable }) => {
      const result = cold('m-p-m-e-m-m-m|', values).pipe(takeUntilMatch(completed, { stableFor: 2 }));

      expectObservable(result).toBe('m-p-m-e-m-(m|)', values);
    }),
  );

  it(
    'gives every subscriber a count of its own',
    marbles(({ cold, expectObservable }) => {
      const result = cold('m-m-m', values).pipe(takeUntilMatch(completed, { stableFor: 2 }));

      expectObservable(result).toBe('   m-(m|)', values);
      expectObservable(result, '-^').toBe('-m-(m|)', values);
    }),
  );

  it('errors when the source completes without a match', () => {
    const error = record(of(values.p).pipe(takeUntilMatch(completed))).end as PollExhaustedError;

    expect(error.kind).toBe('exhausted');
    expect(error.last).toBe(values.p);
    expect(error.message).toBe(
      'the schedule ended without a match after 1 attempt (1× 202); last: 202 {"status":"running"}',
    );
    expect((record(EMPTY.pipe(takeUntilMatch(completed))).end as PollExhaustedError).message).toBe(
      'the schedule ended without a match',
    );
  });

  it(
    'completes then if told so',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('p-p|', values).pipe(takeUntilMatch(completed, { onExhausted: 'complete' }))).toBe(
        'p-p|',
        values,
      );
    }),
  );

  it(
    'lets failed attempts pass, and never takes one for a match',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('e-m|', values).pipe(takeUntilMatch({}, { failOn: () => false }))).toBe('e-(m|)', values);
    }),
  );

  it(
    'passes errors as they came, and never ends by itself',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold<JobAttempt>('p-#', values).pipe(takeUntilMatch(completed))).toBe('p-#', values);
      expectObservable(throwError(() => 'early').pipe(takeUntilMatch(completed))).toBe('#', undefined, 'early');
      expectObservable(NEVER.pipe(takeUntilMatch(completed))).toBe('-');
    }),
  );

  it(
    'unsubscribes the source on unsubscribe',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('p---m', values);

      expectObservable(source.pipe(takeUntilMatch(completed)), '--!').toBe('p--', values);
      expectSubscriptions(source.subscriptions).toBe('^-!');
    }),
  );

  it(
    'errors with what a matcher throws',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const boom = new Error('boom');
      const throws = (): boolean => {
        throw boom;
      };
      const source = cold('-p-m', values);

      expectObservable(source.pipe(takeUntilMatch(throws))).toBe('-#', undefined, boom);
      expectObservable(source.pipe(takeUntilMatch(completed, { failOn: throws }))).toBe('-#', undefined, boom);
      expectSubscriptions(source.subscriptions).toBe(['^!', '^!']);
    }),
  );

  it('errors when a matcher does not answer at once', () => {
    const promising = (async () => false) as unknown as () => boolean;
    const slow = z.object({}).check(z.refine(async () => true));

    expect((record(of(values.p).pipe(takeUntilMatch(promising))).end as Error).message).toContain('gave a promise');
    expect((record(of(values.p).pipe(takeUntilMatch(slow))).end as Error).message).toMatch(/asynchronous|[Pp]romise/);
  });

  it('errors on what are no attempts', () => {
    const end = record(of(answer(200)).pipe(takeUntilMatch({}) as never)).end as Error;

    expect(end.message).toContain('put backoffSchedule() before it');
  });

  describe('where an answer has not changed', () => {
    /** An attempt whose answer is the same as the one before. */
    const unchanged = (number: number, response: HttpResponse<Job>): JobAttempt => ({
      ...attemptOf(number, response.status),
      response,
      unchanged: true,
    });
    const pending = answer<Job>(200, { status: 'running' });
    const done = answer<Job>(200, { status: 'completed' });
    const notModified = (body: Job): HttpResponse<Job> => answer<Job>(304, body);

    it('asks nobody again, and lets what was found stand', () => {
      const asked: number[] = [];
      const filter = { status: [200], body: { status: ['completed'] } };
      const isDone = (response: HttpResponse<Job>): boolean => asked.push(response.status) > 1;
      const attempts = [
        { ...attemptOf(1, 200), response: pending },
        unchanged(2, notModified(pending.body!)),
        unchanged(3, notModified(pending.body!)),
        { ...attemptOf(4, 200), response: done },
        unchanged(5, notModified(done.body!)),
        unchanged(6, notModified(done.body!)),
      ];
      const byFilter = record(of(...attempts).pipe(takeUntilMatch(filter, { stableFor: 2 })));
      const byPredicate = record(of(...attempts).pipe(takeUntilMatch(isDone)));

      expect([byFilter.values, byFilter.end]).toEqual([attempts.slice(0, 5), 'complete']);
      expect([byPredicate.values.length, byPredicate.end, asked]).toEqual([4, 'complete', [200, 200]]);
    });

    it('looks at the answer after all where a header field has changed, for the match may be there', () => {
      const saying = (state: string): HttpResponse<Job> => answer<Job>(200, null, { 'X-Status': state });
      const attempts = [
        { ...attemptOf(1, 200), response: saying('running') },
        unchanged(2, saying('running')),
        unchanged(3, saying('done')),
        unchanged(4, saying('done')),
      ];
      const seen = record(of(...attempts).pipe(takeUntilMatch({ headers: { 'X-Status': ['done'] } })));

      expect([seen.values.length, seen.end]).toEqual([3, 'complete']);
    });

    it('asks a predicate that takes the attempt each time, for the match may be there', () => {
      const attempts = [attemptOf(1, 200), unchanged(2, answer<Job>(200)), unchanged(3, answer<Job>(200))];
      const seen = record(of(...attempts).pipe(takeUntilMatch((_, { number }) => number === 3)));

      expect([seen.values.length, seen.end]).toEqual([3, 'complete']);
    });

    it('goes by the answer that was judged, past attempts that failed', () => {
      const attempts = [
        { ...attemptOf(1, 200), response: done },
        failedAttempt(),
        unchanged(3, notModified(done.body!)),
        unchanged(4, notModified(done.body!)),
      ];
      const filter = { status: [200] };
      const seen = record(of(...attempts).pipe(takeUntilMatch(filter, { stableFor: 2 })));

      expect([seen.values, seen.end]).toEqual([attempts, 'complete']);
    });

    it('judges it where the attempt before was left out, or failed after one that was', () => {
      const skipping = [attemptOf(1, 202), unchanged(3, answer<Job>(304)), attemptOf(4, 202)];
      const failing = [attemptOf(1, 200), { ...failedAttempt(), number: 3 }, unchanged(4, answer<Job>(304))];
      const filter = { status: [202] };

      expect(record(of(...skipping).pipe(takeUntilMatch(filter, { stableFor: 2 }))).values.length).toBe(3);
      expect(
        (record(of(...skipping).pipe(takeUntilMatch(filter, { stableFor: 2 }))).end as PollExhaustedError).kind,
      ).toBe('exhausted');
      expect(
        (record(of(...failing).pipe(takeUntilMatch({ status: [200] }, { stableFor: 2 }))).end as PollExhaustedError)
          .last,
      ).toBe(failing[2]);
    });

    it('judges the first, which nobody has judged in this subscription, as the answer that it is', () => {
      const byStatus = { status: [200], body: { status: ['completed'] } };
      for (const response of [done, notModified(done.body!)]) {
        expect(record(of(unchanged(5, response)).pipe(takeUntilMatch(byStatus))).end).toBe('complete');
      }
    });

    it('judges what was remembered of an attempt that failed behind the request', () => {
      const attempts = [
        { ...attemptOf(1, 200), response: pending },
        failedAttempt(),
        unchanged(3, notModified(done.body!)),
      ];
      const seen = record(of(...attempts).pipe(takeUntilMatch({ status: [200], ...completed })));

      expect([seen.values, seen.end]).toEqual([attempts, 'complete']);
    });

    it('judges what was put together of an answer that has not changed and one that has', () => {
      const put = (number: number, other: string): JobAttempt =>
        unchanged(number, { ...notModified(pending.body!), body: { ...pending.body!, other } as Job });
      const attempts = [put(1, 'running'), put(2, 'running'), put(3, 'completed')];
      const seen = record(of(...attempts).pipe(takeUntilMatch({ body: { other: ['completed'] } } as object)));

      expect([seen.values.length, seen.end]).toEqual([3, 'complete']);
    });

    it('judges the same bytes from another address', () => {
      const attempts = [
        { ...attemptOf(1, 200), response: pending },
        unchanged(2, { ...pending, url: 'https://api.example.com/results/42' }),
      ];
      const isThere = ({ url }: HttpResponse<Job>): boolean => url?.includes('results') === true;

      expect(record(of(...attempts).pipe(takeUntilMatch(isThere))).end).toBe('complete');
    });

    it('gives what a schema has parsed before', () => {
      const schema = z.object({
        status: z.pipe(
          z.string(),
          z.transform((status) => status.length),
        ),
      });
      const attempts = [{ ...attemptOf(1, 200), response: done }, unchanged(2, notModified(done.body!))];
      const seen = record(of(...attempts).pipe(takeUntilMatch(schema, { stableFor: 2 })));

      expect(seen.values.map(({ number, response }) => [number, response.status, response.body])).toEqual([
        [1, 200, { status: 9 }],
        [2, 304, { status: 9 }],
      ]);
    });
  });

  describe('of a preset', () => {
    const job = definePreset({
      id: 'job',
      asOf: '2026-11',
      source: 'known',
      status: { method: 'GET', url: '/jobs/{id}', path: 'status' },
      pending: ['running'],
      success: ['completed'],
      failure: ['failed'],
    });
    const word = (number: number, status: string): JobAttempt => attemptOf(number, 200, { status });

    it(
      'completes with success',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('p--p--m--p|', values);

        expectObservable(source.pipe(takeUntilMatch(job))).toBe('p--p--(m|)', values);
        expectSubscriptions(source.subscriptions).toBe('^-----!');
      }),
    );

    it('emits the attempt that says that the job failed, and errors', () => {
      const seen = record(of(values.p, values.f, values.m).pipe(takeUntilMatch(job)));

      expect(seen.values).toEqual([values.p, values.f]);
      expect((seen.end as PollFailedError).message).toBe(
        'the job failed: status "failed"; attempt 3 answered 200 {"status":"failed"}',
      );
    });

    it('counts what it does not know in a row, for each subscriber apart, and past attempts that failed', () => {
      const attempts = [
        word(1, 'a'),
        failedAttempt(),
        word(3, 'b'),
        values.p,
        word(5, 'a'),
        word(6, 'a'),
        word(7, 'a'),
      ];
      const result = of(...attempts).pipe(takeUntilMatch(job, { unknownState: { failAfter: 3 } }));

      for (const seen of [record(result), record(result)]) {
        expect(seen.values.length).toBe(7);
        expect([(seen.end as UnknownStateError).kind, (seen.end as UnknownStateError).count]).toEqual([
          'unknown-state',
          3,
        ]);
      }
    });

    it('counts an unknown word again where the answer has not changed', () => {
      const later: JobAttempt = { ...word(2, 'a'), response: answer(304, { status: 'a' }), unchanged: true };
      const onUnknownState = jasmine.createSpy('onUnknownState');
      const options = { unknownState: { failAfter: 2 }, onUnknownState };
      const seen = record(of(word(1, 'a'), later).pipe(takeUntilMatch(job, options)));

      expect(onUnknownState.calls.allArgs()).toEqual(
        [[{ state: 'a', count: 1, attempt: word(1, 'a') }], [{ state: 'a', count: 2, attempt: later }]].map(
          ([unknown]) => [{ ...unknown, attempt: { ...unknown!.attempt, response: jasmine.anything() } }],
        ),
      );
      expect((seen.end as UnknownStateError).kind).toBe('unknown-state');
    });

    it('knows an unchanged answer by the one that was judged, where the status code alone told', () => {
      const byStatus = definePreset({
        id: 'x',
        asOf: '2026-11',
        source: 'known',
        status: { method: 'GET', url: '/x' },
        httpPending: [202],
        httpSuccess: [200],
      });
      const later: JobAttempt = { ...attemptOf(2, 304), unchanged: true };
      const seen = record(of(attemptOf(1, 202), later).pipe(takeUntilMatch(byStatus, { unknownState: 'fail' })));

      expect((seen.end as PollExhaustedError).kind).toBe('exhausted');
    });

    it('adds failOn, which is asked first', () => {
      const failOn = { body: { status: ['completed'] } };

      expect((record(of(values.m).pipe(takeUntilMatch(job, { failOn }))).end as PollFailedError).state).toBeUndefined();
      expect((record(of(values.f).pipe(takeUntilMatch(job, { failOn }))).end as PollFailedError).state).toBe('failed');
    });

    it('errors with what onUnknownState throws', () => {
      const boom = new Error('boom');
      const onUnknownState = (): never => {
        throw boom;
      };

      expect(record(of(word(1, 'a')).pipe(takeUntilMatch(job, { onUnknownState })))).toEqual({ values: [], end: boom });
    });
  });

  describe('where the poll is observed', () => {
    const job = definePreset({
      id: 'job',
      asOf: '2026-11',
      source: 'known',
      status: { method: 'GET', url: '/jobs/{id}', path: 'status' },
      success: ['completed'],
      failure: ['failed'],
    });
    const boom = new Error('boom');
    const observed = (operator: ReturnType<typeof takeUntilMatch<HttpResponse<Job>>>, status: string): unknown[] => {
      const told: unknown[] = [];
      const observer: PollObserver = {
        onUnknownState: ({ state, count }) => told.push([state, count]),
        onEnd: ({ outcome, error }) => told.push([outcome, (error as Partial<PollError> | undefined)?.kind ?? error]),
      };
      record(of(answer<Job>(200, { status })).pipe(backoffSchedule({ observer }), operator));
      return told;
    };

    it('tells it of a match, of a failure, and of what was not known', () => {
      expect(observed(takeUntilMatch(job), 'completed')).toEqual([['matched', undefined]]);
      expect(observed(takeUntilMatch(completed), 'completed')).toEqual([['matched', undefined]]);
      expect(observed(takeUntilMatch(job), 'failed')).toEqual([['failed', 'failed']]);
      expect(observed(takeUntilMatch({}, { failOn: completed }), 'completed')).toEqual([['failed', 'failed']]);
      expect(observed(takeUntilMatch(job, { unknownState: 'fail' }), 'paused')).toEqual([
        ['paused', 1],
        ['error', 'unknown-state'],
      ]);
    });

    it('tells it of what a matcher throws', () => {
      const throwing = (): never => {
        throw boom;
      };

      expect(observed(takeUntilMatch(throwing), 'completed')).toEqual([['error', boom]]);
    });
  });

  it('refuses at once what is no matcher, and options that are not right', () => {
    for (const wrong of [undefined, null, 5, 'completed', [], true]) {
      expect(() => takeUntilMatch(wrong as never))
        .withContext(String(wrong))
        .toThrowError(TypeError, /takeUntilMatch: a matcher is a filter, a predicate or a Standard Schema/);
    }
    expect(() => takeUntilMatch({ boddy: {} } as never)).toThrowError(/boddy: unknown field; did you mean body\?/);
    expect(() => takeUntilMatch({}, { failOn: 5 } as never)).toThrowError(/failOn: a matcher is/);
    expect(() => takeUntilMatch({}, { stableFor: 0 })).toThrowError(RangeError, /stableFor/);
    expect(() => takeUntilMatch({}, { onExhausted: 'stop' } as never)).toThrowError(
      /onExhausted must be one of error, complete/,
    );
    expect(() => takeUntilMatch({}, { failon: {} } as never)).toThrowError(/did you mean failOn\?/);
  });
});
