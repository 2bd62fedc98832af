import { EMPTY, NEVER, of, throwError } from 'rxjs';
import * as z from 'zod/mini';
import type { Attempt } from '../../lib/attempt.js';
import type { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';
import type { PollFailedError } from '../../lib/errors/pollFailedError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
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
