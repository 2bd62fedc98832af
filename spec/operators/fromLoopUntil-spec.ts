import { asyncScheduler, catchError, EMPTY, lastValueFrom, map, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { compileCondition } from '../../condition/compileCondition.js';
import type { Attempt } from '../../lib/attempt.js';
import type { NetworkError } from '../../lib/errors/networkError.js';
import type { PlanError } from '../../lib/errors/planError.js';
import type { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';
import type { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { redact } from '../../lib/mask/redact.js';
import type { LoopUntilOptions } from '../../lib/plan/loopUntil/loopUntilOptions.js';
import type {
  LoopUntil,
  LoopUntilContext,
  LoopUntilRequest,
  LoopUntilRetry,
} from '../../lib/plan/loopUntil/loopUntilRequest.js';
import { fromLoopUntil } from '../../operators/fromLoopUntil.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';
import type { ScriptedAnswer, ScriptedTransport } from '../../testing/scriptedTransport.js';
import { answer } from '../support/answers.js';
import { faultServer } from '../support/faultServer.js';
import { marbles } from '../support/marbles.js';
import type { Recording } from '../support/record.js';
import { record } from '../support/record.js';

interface Job {
  readonly status: string;
}

const url = 'https://api.example.com/jobs/42';
const running = { status: 200, body: { status: 'running' } };
const completed = { status: 200, body: { status: 'completed' } };
const busy = { status: 503, body: { status: 'busy' } };
const lost = { error: new TypeError('Failed to fetch') };
const loopUntil: LoopUntil<Job> = { condition: ({ response }) => response?.status === 'completed' };

interface Play {
  readonly seen: Recording<Attempt<HttpResponse<Job>>>;
  readonly transport: ScriptedTransport;
  /** When each request was sent. */
  readonly sentAt: readonly number[];
}

/** Subscribes to a poll that is answered by script. */
function play(
  request: Partial<LoopUntilRequest<Job>>,
  answers: readonly ScriptedAnswer[],
  options: LoopUntilOptions = {},
): Play {
  const sentAt: number[] = [];
  const transport = scriptedTransport(
    answers.map((answer) => () => {
      sentAt.push(asyncScheduler.now());
      return answer;
    }),
  );
  const seen = record(fromLoopUntil<Job>({ url, loopUntil, ...request }, { transport, ...options }));
  return { seen, transport, sentAt };
}

/** Runs a spec in virtual time without an end. */
function inTime(test: (flush: () => void) => void): () => void {
  return marbles(({ flush }) => {
    test(flush);
  }, Infinity);
}

describe('fromLoopUntil', () => {
  it(
    'emits every attempt, and completes with the one whose condition holds',
    inTime((flush) => {
      const { seen, sentAt } = play({}, [{ ...running, delay: 5 }, running, completed]);
      flush();

      expect(seen.values.map(({ number, elapsed, response }) => [number, elapsed, response.body?.status])).toEqual([
        [1, 5, 'running'],
        [2, 1_005, 'running'],
        [3, 2_005, 'completed'],
      ]);
      expect(seen.end).toBe('complete');
      expect(sentAt).toEqual([0, 1_005, 2_005]);
    }),
  );

  it(
    'runs the example of its documents as it stands',
    inTime((flush) => {
      const request = {
        method: 'POST',
        url: 'https://api.example.com/{tenant}/jobs/{{id}}',
        headers: { authorization: 'Bearer {{config.token}}', 'content-type': 'application/json' },
        body: { report: '{{config.report}}' },
        pathParams: { tenant: 'a b', id: 42 },
        queryParams: { verbose: true },
        retry: {
          maxAttempts: 3,
          strategy: 'exponential',
          initialDelay: '1s',
          maxDelay: '30s',
          multiplier: 2,
          retryableStatusCodes: [429, 500, 502, 503, 504],
          retryableExceptions: ['timeout', 'connection'],
        },
        loopUntil: {
          condition: "(ctx) => ctx.response.status === 'completed'",
          maxAttempts: 20,
          strategy: 'exponential',
          initialDelay: '2s',
          maxDelay: '60s',
        },
      } as const;
      const config = { token: 'abc', report: 'sales' };
      const { seen, transport } = play(request, [running, busy, running, completed], { config, compileCondition });
      flush();

      expect(seen.end).toBe('complete');
      expect(seen.values.map(({ elapsed }) => elapsed)).toEqual([0, 3_000, 7_000]);
      expect(transport.requests.length).toBe(4);
      for (const sent of transport.requests) {
        expect(sent.method).toBe('POST');
        expect(sent.url).toBe('https://api.example.com/a%20b/jobs/42?verbose=true');
        expect(sent.headers.get('authorization')).toBe('Bearer abc');
        expect(sent.body).toBe('{"report":"sales"}');
      }
    }),
  );

  it(
    'gives the example 20 attempts in 902 s: 2, 4, 8, 16, 32, then 60 × 14',
    inTime((flush) => {
      const condition = "(ctx) => ctx.response.status === 'completed'";
      const patient = {
        condition,
        maxAttempts: 20,
        strategy: 'exponential',
        initialDelay: '2s',
        maxDelay: '60s',
      } as const;
      const { seen, sentAt } = play({ loopUntil: patient }, [running], { compileCondition });
      flush();

      expect(sentAt.slice(1).map((time, index) => (time - sentAt[index]!) / 1_000)).toEqual([
        ...[2, 4, 8, 16, 32],
        ...Array<number>(14).fill(60),
      ]);
      expect(seen.values.at(-1)?.elapsed).toBe(902_000);
      expect((seen.end as PollExhaustedError).message).toBe(
        'the schedule ended without a match after 20 attempts (20× 200); last: 200 {"status":"running"}',
      );
    }),
  );

  describe('loopUntil.condition', () => {
    it(
      'is asked about the body, the status, the header fields, the attempt and the time so far',
      inTime((flush) => {
        const contexts: LoopUntilContext<Job>[] = [];
        const condition = (context: LoopUntilContext<Job>): boolean => contexts.push(context) === 2;
        play({ loopUntil: { condition } }, [
          { status: 202, body: null, headers: { 'X-State': 'new', 'Set-Cookie': 'a=b' } },
          { ...completed, delay: 7 },
        ]);
        flush();

        expect(contexts).toEqual([
          jasmine.objectContaining({ response: null, status: 202, attempt: 1, elapsed: 0 }),
          { response: completed.body, status: 200, headers: {}, attempt: 2, elapsed: 1_007 },
        ]);
        expect(contexts[0]?.headers['x-state']).toBe('new');
      }),
    );

    it(
      'may be text, which sees the same',
      inTime((flush) => {
        const conditions = [
          '(ctx) => ctx.response.status === "completed"',
          'ctx => ctx.status === 201',
          '({ headers }) => headers["x-state"] === "done"',
          'ctx => ctx.attempt === 2',
          'ctx => ctx.elapsed >= 1000',
        ];
        const done = { status: 201, body: { status: 'completed' }, headers: { 'X-State': 'done' } };
        for (const condition of conditions) {
          const { seen } = play({ loopUntil: { condition } }, [running, done], { compileCondition });
          flush();

          expect(seen.values.length).withContext(condition).toBe(2);
          expect(seen.end).withContext(condition).toBe('complete');
        }
      }),
    );

    it(
      'holds by what is true of its answer',
      inTime((flush) => {
        for (const [said, end] of [
          [1, 'complete'],
          ['no', 'complete'],
          [{}, 'complete'],
          [0, 'exhausted'],
          ['', 'exhausted'],
          [undefined, 'exhausted'],
        ] as const) {
          const { seen } = play({ loopUntil: { condition: () => said, maxAttempts: 1 } }, [running]);
          flush();

          expect((seen.end as { kind?: string }).kind ?? seen.end)
            .withContext(String(said))
            .toBe(end);
        }
      }),
    );

    it('ends the poll with what it throws', () => {
      const thrown: unknown = { any: 'thing' };
      const condition = (): never => {
        throw thrown;
      };
      const { seen, transport } = play({ loopUntil: { condition } }, [running]);

      expect(seen).toEqual({ values: [], end: thrown });
      expect(transport.requests.length).toBe(1);
    });

    it('ends the poll with an error that tells the place when its text fails', () => {
      const { seen } = play({ loopUntil: { condition: 'ctx => ctx.response.job.status' } }, [running], {
        compileCondition,
      });

      expect((seen.end as Error).name).toBe('PlanError');
      expect((seen.end as Error).message).toContain('(1:');
    });

    it('ends the poll with an error for a promise, which would always be true', () => {
      const { seen } = play({ loopUntil: { condition: (() => Promise.reject(new Error('a bug'))) as never } }, [
        running,
      ]);

      expect(seen.end).toEqual(new TypeError('loopUntil.condition gave a promise; it must say true or false at once'));
    });

    it('has a type that takes what is true or not, and no promise', () => {
      const conditions: readonly LoopUntil<Job>['condition'][] = [
        ({ response }) => response,
        ({ response }) => response?.status,
        ({ headers }) => headers['x-done'],
        ({ response }) => response && [response],
        ({ status }) => status && new Date(),
        // @ts-expect-error: a promise would always be true
        async ({ response }) => Promise.resolve(response?.status === 'completed'),
      ];

      expect(conditions.length).toBe(6);
    });

    it('is asked about any status, an error of the server too', () => {
      for (const status of [302, 404, 429, 500, 503]) {
        const { seen } = play({ loopUntil: { condition: (ctx) => ctx.status === status } }, [{ status }]);

        expect(seen.end).withContext(String(status)).toBe('complete');
      }
    });
  });

  const schedules: [string, Partial<LoopUntil<Job>>, readonly number[]][] = [
    ['maxAttempts, strategy and initialDelay are 10, fixed and 1s by default', {}, Array<number>(9).fill(1)],
    ['maxAttempts counts the first', { maxAttempts: 3 }, [1, 1]],
    ['maxAttempts may be 1', { maxAttempts: 1 }, []],
    ['strategy may be exponential', { strategy: 'exponential', maxAttempts: 8 }, [1, 2, 4, 8, 16, 30, 30]],
    ['initialDelay may be milliseconds', { initialDelay: 250, maxAttempts: 3 }, [0.25, 0.25]],
    [
      'maxDelay caps the exponential strategy',
      { strategy: 'exponential', maxDelay: '3s', maxAttempts: 5 },
      [1, 2, 3, 3],
    ],
    ['maxDelay does not cap the fixed strategy', { initialDelay: '2m', maxDelay: '60s', maxAttempts: 3 }, [120, 120]],
    ['multiplier is taken as given', { strategy: 'exponential', multiplier: 3, maxAttempts: 4 }, [1, 3, 9]],
    [
      'initialDelay may be 0, also where it should grow',
      { strategy: 'exponential', initialDelay: 0 },
      Array<number>(9).fill(0),
    ],
  ];
  for (const [title, options, seconds] of schedules) {
    it(
      `loopUntil.${title}`,
      inTime((flush) => {
        const { seen, sentAt } = play({ loopUntil: { ...loopUntil, ...options } }, [running]);
        flush();

        expect(sentAt.slice(1).map((time, index) => (time - sentAt[index]!) / 1_000)).toEqual([...seconds]);
        expect((seen.end as PollExhaustedError).kind).toBe('exhausted');
      }),
    );
  }

  describe('retry', () => {
    const cases: [string, LoopUntilRetry | undefined, readonly ScriptedAnswer[], readonly number[], string][] = [
      ['is none where it is left out: a status is data', undefined, [busy, completed], [0, 1_000], 'complete'],
      ['is none where it is left out: an error ends the poll', undefined, [lost], [0], 'network'],
      ['maxAttempts is the tries in all', { maxAttempts: 3 }, [lost], [0, 1_000, 3_000], 'network'],
      ['maxAttempts of 1 is no retry', { maxAttempts: 1 }, [lost], [0], 'network'],
      [
        'strategy, initialDelay, multiplier and maxDelay are exponential, 1s, 2 and 30s by default',
        { maxAttempts: 8 },
        [lost],
        [0, 1, 3, 7, 15, 31, 61, 91].map((s) => s * 1_000),
        'network',
      ],
      ['strategy may be fixed', { maxAttempts: 4, strategy: 'fixed' }, [lost], [0, 1_000, 2_000, 3_000], 'network'],
      [
        'initialDelay and maxDelay may be text',
        { maxAttempts: 4, initialDelay: '2s', maxDelay: '3s' },
        [lost],
        [0, 2_000, 5_000, 8_000],
        'network',
      ],
      [
        'initialDelay and maxDelay may be milliseconds',
        { maxAttempts: 4, initialDelay: 20, maxDelay: 30 },
        [lost],
        [0, 20, 50, 80],
        'network',
      ],
      ['initialDelay may be 0', { maxAttempts: 3, initialDelay: 0 }, [lost], [0, 0, 0], 'network'],
      [
        'multiplier is taken as given',
        { maxAttempts: 4, initialDelay: 10, multiplier: 3 },
        [lost],
        [0, 10, 40, 130],
        'network',
      ],
      [
        'retryableStatusCodes are 429, 500, 502, 503 and 504 by default',
        { maxAttempts: 6, strategy: 'fixed' },
        [...[429, 500, 502, 503, 504].map((status) => ({ status })), completed],
        [0, 1_000, 2_000, 3_000, 4_000, 5_000],
        'complete',
      ],
      [
        'retryableStatusCodes are taken as given',
        { maxAttempts: 2, initialDelay: 5, retryableStatusCodes: [404] },
        [{ status: 404 }, completed],
        [0, 5],
        'complete',
      ],
      [
        'retryableStatusCodes: others are data',
        { maxAttempts: 2, initialDelay: 5, retryableStatusCodes: [404] },
        [busy, completed],
        [0, 1_000],
        'complete',
      ],
      ['retryableExceptions has connection by default', { maxAttempts: 2 }, [lost, completed], [0, 1_000], 'complete'],
      [
        'retryableExceptions has timeout by default',
        { maxAttempts: 2 },
        [{ ...running, delay: Infinity }, completed],
        [0, 31_000],
        'complete',
      ],
      [
        'retryableExceptions without connection',
        { maxAttempts: 2, retryableExceptions: ['timeout'] },
        [lost],
        [0],
        'network',
      ],
      [
        'retryableExceptions without timeout',
        { maxAttempts: 2, retryableExceptions: ['connection'] },
        [{ ...running, delay: Infinity }],
        [0],
        'timeout',
      ],
    ];
    for (const [title, retry, answers, times, end] of cases) {
      it(
        title,
        inTime((flush) => {
          const { seen, sentAt } = play({ retry }, answers);
          flush();

          expect(sentAt).toEqual(times);
          expect((seen.end as { kind?: string }).kind ?? seen.end).toBe(end);
        }),
      );
    }

    it(
      'is inside an attempt, and does not count toward loopUntil.maxAttempts',
      inTime((flush) => {
        const { seen, transport } = play({ retry: { maxAttempts: 3 }, loopUntil: { ...loopUntil, maxAttempts: 2 } }, [
          lost,
          busy,
          running,
          busy,
          lost,
          completed,
        ]);
        flush();

        expect(transport.requests.length).toBe(6);
        expect(seen.values.map(({ number, duration }) => [number, duration])).toEqual([
          [1, 3_000],
          [2, 3_000],
        ]);
        expect(seen.end).toBe('complete');
      }),
    );

    it(
      'leaves the last answer to the condition when it is spent on a status',
      inTime((flush) => {
        const { seen } = play({ retry: { maxAttempts: 2 }, loopUntil: { condition: (ctx) => ctx.status === 503 } }, [
          busy,
        ]);
        flush();

        expect(seen.values.map(({ response }) => response.status)).toEqual([503]);
        expect(seen.end).toBe('complete');
      }),
    );

    it(
      'sends a POST again',
      inTime((flush) => {
        const { seen, transport } = play({ method: 'POST', body: 'x', retry: { maxAttempts: 2 } }, [lost, completed]);
        flush();

        expect(transport.requests.map(({ method, body }) => [method, body])).toEqual([
          ['POST', 'x'],
          ['POST', 'x'],
        ]);
        expect(seen.end).toBe('complete');
      }),
    );

    it(
      'tells onRetry of each',
      inTime((flush) => {
        const delays: number[] = [];
        play({ retry: { maxAttempts: 3 } }, [lost, busy, completed], { onRetry: (_, delay) => delays.push(delay) });
        flush();

        expect(delays).toEqual([1_000, 2_000]);
      }),
    );
  });

  it(
    'waits at least what the server asks for',
    inTime((flush) => {
      const { sentAt } = play({ retry: { maxAttempts: 2 } }, [
        { ...busy, headers: { 'retry-after': '3' } },
        { ...running, headers: { 'retry-after': '5' } },
        completed,
      ]);
      flush();

      expect(sentAt).toEqual([0, 3_000, 8_000]);
    }),
  );

  describe('maxServerDelay', () => {
    const later = { 'retry-after': '600' };

    it(
      'is 5m by default, beyond which the poll ends',
      inTime((flush) => {
        const { seen, sentAt } = play({}, [{ ...running, headers: later }, completed]);
        flush();

        expect(seen.values.map(({ number }) => number)).toEqual([1]);
        expect((seen.end as { kind?: string }).kind).toBe('server-delay');
        expect(sentAt).toEqual([0]);
      }),
    );

    it(
      'is taken as given, for loopUntil and for retry',
      inTime((flush) => {
        const answers = [{ ...busy, headers: later }, { ...running, headers: later }, completed];
        const { seen, sentAt } = play({ retry: { maxAttempts: 2 } }, answers, { maxServerDelay: '10m' });
        flush();

        expect(sentAt).toEqual([0, 600_000, 1_200_000]);
        expect(seen.values.map(({ response }) => response.status)).toEqual([200, 200]);
        expect(seen.end).toBe('complete');
      }),
    );

    it(
      'is waited where onServerDelay is "clamp", by loopUntil and by retry',
      inTime((flush) => {
        const answers = [{ ...busy, headers: later }, { ...running, headers: later }, completed];
        const options = { maxServerDelay: '10s', onServerDelay: 'clamp' } as const;
        const { seen, sentAt } = play({ retry: { maxAttempts: 2 } }, answers, options);
        flush();

        expect(sentAt).toEqual([0, 10_000, 20_000]);
        expect(seen.end).toBe('complete');
      }),
    );

    it(
      'leaves the answer to the condition where retry does not wait so long',
      inTime((flush) => {
        const condition = ({ status }: LoopUntilContext<Job>): boolean => status === 503;
        const request = { retry: { maxAttempts: 2 }, loopUntil: { condition } };
        const { seen, sentAt } = play(request, [{ ...busy, headers: later }]);
        flush();

        expect(sentAt).toEqual([0]);
        expect(seen.end).toBe('complete');
      }),
    );
  });

  const limits: [string, LoopUntilOptions, number, PollTimeoutError['scope']][] = [
    ['limits a request to 30s by default', {}, 31_000, 'request'],
    ['limits a request as told', { requestTimeout: '5s' }, 6_000, 'request'],
    ['limits the whole poll as told', { requestTimeout: Infinity, timeout: '1m' }, 60_000, 'poll'],
  ];
  for (const [title, options, endsAt, scope] of limits) {
    it(
      title,
      inTime((flush) => {
        const { seen, transport } = play({}, [running, { delay: Infinity }], options);
        const ends: unknown[] = [];
        for (const time of [endsAt - 1, endsAt + 1]) asyncScheduler.schedule(() => ends.push(seen.end), time);
        flush();

        expect(ends).toEqual([undefined, seen.end]);
        expect((seen.end as PollTimeoutError).scope).toBe(scope);
        expect(transport.requests.map(({ aborted }) => aborted)).toEqual([false, true]);
      }),
    );
  }

  it(
    'gives every subscriber a poll of its own',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answers$ = cold('-(r|)', { r: answer<Job>(200, { status: 'running' }) });
      const numbers$ = fromLoopUntil<Job>(
        { url, loopUntil: { ...loopUntil, initialDelay: 3, maxAttempts: 2 } },
        { transport: () => answers$ },
      ).pipe(
        map(({ number }) => String(number)),
        catchError(() => ['x']),
      );

      expectObservable(numbers$).toBe('      -1---(2x|)');
      expectObservable(numbers$, '--^').toBe('---1---(2x|)');
      expectSubscriptions(answers$.subscriptions).toBe(['^!', '--^!', '----^!', '------^!']);
    }),
  );

  it(
    'stops the request or the wait on unsubscribe',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const poll = (source$: Observable<HttpResponse<Job>>): Observable<number> =>
        fromLoopUntil<Job>({ url, loopUntil: { ...loopUntil, initialDelay: 3 } }, { transport: () => source$ }).pipe(
          map(({ number }) => number),
        );
      const values = { r: answer<Job>(200, { status: 'running' }) };

      const first$ = cold('--(r|)', values);
      expectObservable(poll(first$), '-!').toBe('--');
      expectSubscriptions(first$.subscriptions).toBe('^!');

      const other$ = cold('--(r|)', values);
      expectObservable(poll(other$), '----!').toBe('--a--', { a: 1 });
      expectSubscriptions(other$.subscriptions).toBe('^-!');
    }),
  );

  it('takes an answer that comes at once, and tells of one that does not come at all', () => {
    const end = (transport: () => Observable<HttpResponse>): unknown =>
      record(fromLoopUntil<Job>({ url, loopUntil }, { transport })).end;

    expect(end(() => of(answer(200, completed.body)))).toBe('complete');
    expect(end(() => EMPTY)).toEqual(jasmine.any(TypeError));
  });

  it('masks a redacted value of config in what it tells', () => {
    const config = { key: redact`${'s3cret'}` };
    const { seen, transport } = play({ url: `${url}?q={{config.key}}` }, [lost], { config });

    expect(transport.requests[0]?.url).toBe(`${url}?q=s3cret`);
    expect((seen.end as NetworkError).message).toContain('********');
    expect((seen.end as NetworkError).message).not.toContain('s3cret');
  });

  it('asks a server, and sees the header fields of its answers', async () => {
    const script = await faultServer.play([
      { status: 202, body: { status: 'running' } },
      { headers: { 'cache-control': 'max-age=7' }, body: { status: 'completed' } },
    ]);
    const condition =
      "({ headers, response }) => headers['cache-control'] === 'max-age=7' && response.status === 'completed'";
    const attempts$ = fromLoopUntil<Job>(
      {
        method: 'POST',
        url: `${script.url}/{id}`,
        pathParams: { id: 'a b' },
        body: { a: 1 },
        loopUntil: { condition, initialDelay: 1 },
      },
      { compileCondition },
    );
    const { number, response } = await lastValueFrom(attempts$);
    const sent = await script.requests();

    expect(number).toBe(2);
    expect(response.body?.status).toBe('completed');
    expect(sent.map(({ method, body }) => `${method} ${body}`)).toEqual(['POST {"a":1}', 'POST {"a":1}']);
    expect(sent[0]?.url).toMatch(/\/a%20b$/);
    expect(sent[0]?.headers['content-type']).toBe('application/json');
  });

  it('checks the request and the options at once', () => {
    expect(() => fromLoopUntil({ url, loopUntil: {} } as never)).toThrowMatching(
      (error) => (error as PlanError).path === 'loopUntil.condition',
    );
    expect(() => fromLoopUntil({ url, loopUntil }, { confg: {} } as never)).toThrowError(
      TypeError,
      'fromLoopUntil: unknown option "confg"; did you mean config?',
    );
  });
});
