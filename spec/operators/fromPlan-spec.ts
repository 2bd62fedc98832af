import * as fc from 'fast-check';
import { asyncScheduler, catchError, map, materialize, of, timestamp } from 'rxjs';
import type { Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import type { AnyPollError } from '../../lib/errors/isPollError.js';
import { PlanError } from '../../lib/errors/planError.js';
import { bodyHint } from '../../lib/http/bodyHint.js';
import { rateLimitHint } from '../../lib/http/rateLimitHint.js';
import { retryAfterHint } from '../../lib/http/retryAfterHint.js';
import { serverHints } from '../../lib/http/serverHints.js';
import { redact } from '../../lib/mask/redact.js';
import type { PollObserver } from '../../lib/observer.js';
import type { Plan } from '../../lib/plan/plan.js';
import type { RuntimeOptions } from '../../lib/plan/runtimeOptions.js';
import type { FromPlanOptions } from '../../lib/plan/sentenceOfPlan.js';
import type { Transport } from '../../lib/transport/transport.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { fromPlan } from '../../operators/fromPlan.js';
import { matchedBody } from '../../operators/matchedBody.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';
import type { ScriptedAnswer } from '../../testing/scriptedTransport.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const url = 'https://api.example.com/jobs/42';
const least: Plan = { version: 1, request: url, until: { status: [200] } };
const random = (): number => 0.5;

/** Plans, and the pipes that they are. */
const pairs: readonly [string, Plan, (transport: Transport) => Observable<unknown>][] = [
  [
    'of the least there can be',
    least,
    (transport) =>
      pollHttp(url, { transport }).pipe(
        timeoutAfter('10s'),
        retryRequest({ random }),
        backoffSchedule({ random }),
        takeUntilMatch({ status: [200] }),
        timeoutAfter('5m'),
      ),
  ],
  [
    'of all there is',
    {
      version: 1,
      request: { url: '/jobs/{id}', method: 'POST', headers: { 'x-a': 'b' }, body: { c: 1 }, pathParams: { id: 42 } },
      requestTimeout: '2s',
      retry: { maxRetries: 1, strategy: 'fixed', initialDelay: 300, jitter: 'equal', retryUnsafe: true },
      schedule: {
        ...{ strategy: 'linear', initialDelay: '500ms', maxDelay: '2s', maxAttempts: 6, jitter: 'full' },
        ...{ maxServerDelay: '1s', onServerDelay: 'clamp' },
      },
      bodyHints: { 'retry.after': 's' },
      conditional: true,
      prefer: { wait: '1s', respondAsync: true },
      until: { body: { status: ['done'] } },
      failOn: { body: { status: ['failed'] } },
      stableFor: 2,
      tolerateErrors: 1,
      maxBodyBytes: 100,
      timeout: '9s',
    },
    (transport) =>
      pollHttp('/jobs/42', {
        transport,
        method: 'POST',
        headers: { 'x-a': 'b', 'content-type': 'application/json' },
        body: '{"c":1}',
        maxBodyBytes: 100,
        conditional: true,
        prefer: { wait: '1s', respondAsync: true },
      }).pipe(
        timeoutAfter('2s'),
        retryRequest({
          maxRetries: 1,
          strategy: 'fixed',
          initialDelay: 300,
          jitter: 'equal',
          retryUnsafe: true,
          random,
        }),
        backoffSchedule({
          strategy: 'linear',
          initialDelay: '500ms',
          maxDelay: '2s',
          maxAttempts: 6,
          jitter: 'full',
          random,
          tolerateErrors: 1,
          maxServerDelay: '1s',
          onServerDelay: 'clamp',
          hints: [retryAfterHint, rateLimitHint, bodyHint('retry.after', 's'), ...serverHints.slice(2)],
        }),
        takeUntilMatch({ body: { status: ['done'] } }, { failOn: { body: { status: ['failed'] } }, stableFor: 2 }),
        timeoutAfter('9s'),
      ),
  ],
  [
    'without limits and retries',
    {
      ...least,
      requestTimeout: false,
      retry: false,
      timeout: false,
      schedule: { maxAttempts: 3, align: true, startAfter: 5 },
      onExhausted: 'complete',
    },
    (transport) =>
      pollHttp(url, { transport }).pipe(
        retryRequest({ maxRetries: 0 }),
        backoffSchedule({ maxAttempts: 3, align: true, startAfter: 5 }),
        takeUntilMatch({ status: [200] }, { onExhausted: 'complete' }),
      ),
  ],
];

const answer: fc.Arbitrary<ScriptedAnswer> = fc.record({
  status: fc.constantFrom(200, 202, 429, 503),
  headers: fc.constantFrom({}, { 'retry-after': '1' }, { etag: '"1"' }),
  body: fc.constantFrom(
    null,
    { status: 'running' },
    { status: 'running', retry: { after: 3 } },
    { status: 'done' },
    { status: 'failed' },
    'text',
  ),
  delay: fc.constantFrom(0, 10, 1_500, Infinity),
});
const loss: fc.Arbitrary<ScriptedAnswer> = fc.constant({
  error: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
});
const scripts = fc.array(fc.oneof({ weight: 4, arbitrary: answer }, loss), { minLength: 1, maxLength: 8 });

describe('fromPlan', () => {
  for (const [what, plan, pipe] of pairs) {
    it(`behaves as the pipe that a plan ${what} stands for, whatever the answers`, () => {
      const different = new Set<unknown>();
      fc.assert(
        fc.property(scripts, (script) => {
          const [ofPlan, ofPipe] = [
            told(script, (transport) => fromPlan(plan, { transport, random })),
            told(script, pipe),
          ];
          if (ofPlan !== ofPipe) different.add([ofPlan, ofPipe]);
        }),
        { numRuns: 200 },
      );

      expect([...different]).toEqual([]);
    });
  }

  it(
    'hands every attempt over, and completes at the match',
    marbles(({ expectObservable }) => {
      const transport = scriptedTransport([
        { status: 202, delay: 1 },
        { status: 200, body: { a: 1 }, delay: 2 },
      ]);
      const result = fromPlan<{ a: number }>({ ...least, schedule: { initialDelay: 3 } }, { transport }).pipe(
        matchedBody(),
      );

      expectObservable(result).toBe('------(a|)', { a: { a: 1 } });
    }),
  );

  it(
    'pauses as it is told, and asks when it is wanted',
    marbles(({ hot, expectObservable }) => {
      const paused = { t: true, f: false };
      const poll = (options: RuntimeOptions): Observable<string> => {
        const pending = { status: 202, delay: 2 };
        const transport = scriptedTransport([pending, pending, { status: 200 }]);
        const plan: Plan = { ...least, schedule: { strategy: 'fixed', initialDelay: 4 }, timeout: 14 };
        return fromPlan(plan, { transport, ...options }).pipe(
          map(({ number }) => String(number)),
          catchError(({ kind }: AnyPollError) => of(kind.charAt(0))),
        );
      };

      expectObservable(poll({})).toBe('--1-----2---(3|)');
      expectObservable(poll({ pollNow: hot('---n') })).toBe('--1--2---(3|)');
      expectObservable(poll({ pauseWhile: hot('-t-f', paused), inFlight: 'abort' })).toBe('-----1---(2|)');
      expectObservable(poll({ pauseWhile: of(true), slowDown: 2 })).toBe('--1---------2-(t|)');
      expectObservable(poll({ pauseWhile: hot('---t-------f', paused), pauseDeadline: true })).toBe(
        '--1----------2---(3|)',
      );
    }),
  );

  it(
    'fills its texts once, from the variables',
    marbles(({ flush }) => {
      const transport = scriptedTransport([{ status: 202 }, { status: 200 }]);
      const variables = { job: 'a/b', token: redact`${'s3cret'}` };
      const request = { url: 'https://api.example.com/{{job}}', headers: { authorization: 'Bearer {{token}}' } };
      const seen = record(fromPlan({ ...least, request }, { transport, variables }));
      flush();

      expect(transport.requests.map(({ url }) => url)).toEqual(Array(2).fill('https://api.example.com/a%2Fb'));
      expect(transport.requests[0]?.headers.get('authorization')).toBe('Bearer s3cret');
      expect(seen.end).toBe('complete');
    }, 10_000),
  );

  it('names what has no value, at once', () => {
    const request = 'https://api.example.com/{{job}}';

    expect(() => fromPlan({ ...least, request })).toThrowError(
      PlanError,
      'invalid plan: request.url: "{{job}}" has no value; give variables.job',
    );
  });

  it('refuses what is no plan, at once', () => {
    expect(() => fromPlan({ version: 1 } as unknown as Plan)).toThrowError(PlanError, /request: is missing/);
  });

  it('refuses an address that its variables make wrong, without telling a credential', () => {
    const request = '{{base}}/jobs';

    expect(() => fromPlan({ ...least, request }, { variables: { base: 'ftp://me:pw@a' } })).toThrowError(
      PlanError,
      'invalid plan: request.url: "ftp://********@a/jobs" is not an address of http:// or https://',
    );
  });

  const options: [unknown, RegExp][] = [
    [5, /^fromPlan: options must be an object, not 5$/],
    [{ variable: {} }, /^fromPlan: unknown option "variable"; did you mean variables\?$/],
    [{ variables: 5 }, /^fromPlan: variables must be an object, not 5$/],
    [{ variables: { a: null } }, /^fromPlan: variables\.a must be text/],
    [{ transport: 5 }, /^fromPlan: transport must be a function, not 5$/],
    [{ onRetry: {} }, /^fromPlan: onRetry must be a function, not an object$/],
    [{ scheduler: 5 }, /^fromPlan: scheduler must be a scheduler of RxJS, not 5$/],
    [{ pauseWhile: 5 }, /^fromPlan: pauseWhile must be an Observable, such as whenHidden\(\), not 5$/],
    [{ slowDown: 2 }, /^backoffSchedule: slowDown does nothing without pauseWhile$/],
    [{ signal: {} }, /^fromPlan: signal must be an AbortSignal, not an object$/],
    [{ from: {} }, /^fromPlan: from must be what checkpointOf\(\) gave/],
  ];
  for (const [wrong, message] of options) {
    it(`refuses the options ${JSON.stringify(wrong)}`, () => {
      expect(() => fromPlan(least, wrong as FromPlanOptions)).toThrowError(message);
    });
  }

  it(
    'tells an observer, which a function makes for each subscription',
    marbles(({ flush }) => {
      const told: string[] = [];
      let made = 0;
      const observer = (): PollObserver => {
        const name = String(++made);
        return {
          onAttempt: ({ number }) => told.push(`${name}: attempt ${String(number)}`),
          onHint: ({ delay }) => told.push(`${name}: hint ${String(delay)}`),
          onEnd: ({ outcome }) => told.push(`${name}: ${outcome}`),
        };
      };
      const transport = scriptedTransport([{ status: 202, body: { wait: 5 } }, { status: 200 }]);
      const poll$ = fromPlan({ ...least, bodyHints: { wait: 'ms' } }, { transport, observer });
      record(poll$);
      flush();
      record(poll$);

      expect(told).toEqual([
        ...['1: hint 5', '1: attempt 1', '1: attempt 2', '1: matched'],
        ...['2: attempt 1', '2: matched'],
      ]);
    }, 10_000),
  );

  it('goes on from a checkpoint, tells of retries, and ends with the signal', () => {
    const controller = new AbortController();
    const retries: number[] = [];
    const transport = scriptedTransport([{ status: 503 }]);
    const from = {
      version: 1,
      attempts: 3,
      beganAt: asyncScheduler.now(),
      nextAt: 0,
      previousDelay: 1,
      tally: { '202': 3 },
    } as const;
    const seen = record(
      fromPlan(least, {
        transport,
        from,
        signal: controller.signal,
        scheduler: asyncScheduler,
        random: () => 0,
        onRetry: (_, delay) => {
          retries.push(delay);
          controller.abort('enough');
        },
      }),
    );

    expect(retries).toEqual([0]);
    expect(seen).toEqual({ values: [], end: 'enough' });
    expect(transport.requests.length).toBe(1);
  });
});

/** All that happens of a poll, with its times, and all that it asks. */
function told(script: readonly ScriptedAnswer[], poll: (transport: Transport) => Observable<unknown>): string {
  const scheduler = new TestScheduler(() => undefined);
  return scheduler.run(({ flush }) => {
    scheduler.maxFrames = 400_000;
    const transport = scriptedTransport(script);
    const seen: unknown[] = [];
    const subscription = poll(transport)
      .pipe(materialize(), timestamp(scheduler))
      .subscribe(({ value, timestamp }) => seen.push([timestamp, value, String(value.error ?? '')]));
    flush();
    subscription.unsubscribe();
    const asked = transport.requests.map(({ url, method, headers, body, aborted }) => ({
      ...{ url, method, body, aborted },
      headers: [...headers],
    }));
    return JSON.stringify([seen, asked]);
  });
}
