import { asyncScheduler, map, take } from 'rxjs';
import type { Observable } from 'rxjs';
import { compileCondition } from '../../condition/compileCondition.js';
import type { Attempt } from '../../lib/attempt.js';
import { NetworkError } from '../../lib/errors/networkError.js';
import type { PlanError } from '../../lib/errors/planError.js';
import { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { LoopUntilAllOptions } from '../../lib/plan/loopUntil/loopUntilOptions.js';
import type { LoopUntilAllRequest } from '../../lib/plan/loopUntil/loopUntilRequest.js';
import type { HttpRequest, Transport } from '../../lib/transport/transport.js';
import type { SettledAttempt } from '../../operators/fromLoopUntilAll.js';
import { fromLoopUntilAll } from '../../operators/fromLoopUntilAll.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';
import type { ScriptedAnswer, ScriptedTransport } from '../../testing/scriptedTransport.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

interface Job {
  readonly status: string;
}

const running = { body: { status: 'running' } };
const completed = { body: { status: 'completed' } };
const lost = { error: new TypeError('Failed to fetch') };
const never = { delay: Infinity };

/** A transport that has a script for each address. */
function scripts(...scripts: readonly (readonly ScriptedAnswer[])[]): {
  readonly transport: Transport;
  readonly of: readonly ScriptedTransport[];
} {
  const of = scripts.map((script) => scriptedTransport(script));
  return { of, transport: (request: HttpRequest) => of[Number(request.url.at(-1))]!(request) };
}

/** A request that is repeated every 10 ms until it is completed, `maxAttempts` times. */
function polled(index: number, maxAttempts = 10): LoopUntilAllRequest<Job> {
  const loopUntil = { condition: "ctx => ctx.response.status === 'completed'", initialDelay: 10, maxAttempts };
  return { url: `https://api.example.com/${String(index)}`, loopUntil };
}

/** A request that is sent once. */
function once(index: number): LoopUntilAllRequest<Job> {
  return { url: `https://api.example.com/${String(index)}` };
}

function numbers(attempts: readonly Attempt[]): readonly number[] {
  return attempts.map(({ number }) => number);
}

/** Runs a spec in virtual time without an end. */
function inTime(test: (flush: () => void) => void): () => void {
  return marbles(({ flush }) => {
    test(flush);
  }, Infinity);
}

describe('fromLoopUntilAll', () => {
  it(
    'polls all at the same time, and emits the last attempt of each in the order of the requests',
    marbles(({ expectObservable }) => {
      const { transport } = scripts([running, running, completed], [{ ...completed, delay: 4 }], [running, completed]);
      const attempts$ = fromLoopUntilAll([polled(0), polled(1), polled(2)], { transport, compileCondition });

      expectObservable(attempts$.pipe(map((attempts) => numbers(attempts).join()))).toBe('20ms (a|)', { a: '3,1,2' });
    }),
  );

  it(
    'sends a request without loopUntil once, and takes any answer',
    inTime((flush) => {
      const { transport, of } = scripts([{ status: 404 }], [{ status: 503 }, { status: 202 }]);
      const tried = { ...once(1), retry: { maxAttempts: 2 } };
      const seen = record(fromLoopUntilAll([once(0), tried], { transport }));
      flush();

      expect(seen.values[0]?.map(({ response }) => response.status)).toEqual([404, 202]);
      expect(seen.end).toBe('complete');
      expect(of.map(({ requests }) => requests.length)).toEqual([1, 2]);
    }),
  );

  it('emits an empty list for no requests', () => {
    expect(record(fromLoopUntilAll([]))).toEqual({ values: [[]], end: 'complete' });
    expect(record(fromLoopUntilAll([], { settle: true }))).toEqual({ values: [[]], end: 'complete' });
  });

  it(
    'ends with the first error as it came, and aborts the others at once',
    inTime((flush) => {
      const { transport, of } = scripts([never], [running], [running], [{ ...lost, delay: 25 }]);
      const seen = record(
        fromLoopUntilAll([polled(0), polled(1, 2), polled(2), polled(3)], { transport, compileCondition }),
      );
      let aborted: unknown;
      asyncScheduler.schedule(() => (aborted = of.map(({ requests }) => requests.at(-1)?.aborted)), 10);
      flush();

      expect(seen.values).toEqual([]);
      expect(seen.end).toBeInstanceOf(PollExhaustedError);
      expect(aborted).toEqual([true, false, false, true]);
      expect(of.map(({ requests }) => requests.length)).toEqual([1, 2, 1, 1]);
    }),
  );

  it('sends no request after one that has failed at once', () => {
    const { transport, of } = scripts([completed], [lost], [completed]);
    const seen = record(fromLoopUntilAll([once(0), once(1), once(2)], { transport }));

    expect(seen.end).toBeInstanceOf(NetworkError);
    expect(of.map(({ requests }) => requests.length)).toEqual([1, 1, 0]);
  });

  it(
    'aborts the others before it tells the error',
    inTime((flush) => {
      const { transport, of } = scripts([never], [{ ...lost, delay: 5 }]);
      let aborted: unknown;
      fromLoopUntilAll([once(0), once(1)], { transport }).subscribe({
        error: () => (aborted = of.map(({ requests }) => requests[0]?.aborted)),
      });
      flush();

      expect(aborted).toEqual([true, false]);
    }),
  );

  it('lets the one who waits leave with the first list', () => {
    const { transport } = scripts([completed], [completed]);
    const seen = record(fromLoopUntilAll([once(0), once(1)], { transport }).pipe(take(1)));

    expect([seen.values[0]?.length, seen.end]).toEqual([2, 'complete']);
  });

  describe('signal', () => {
    for (const settle of [false, true]) {
      it(
        `ends all with its reason, and aborts them before${settle ? ', also where all are to settle' : ''}`,
        inTime((flush) => {
          const { transport, of } = scripts([completed], [never], [running]);
          const controller = new AbortController();
          const onFailure = jasmine.createSpy('onFailure');
          const told: unknown[] = [];
          fromLoopUntilAll([once(0), once(1), polled(2)], {
            ...{ transport, compileCondition, settle, onFailure },
            signal: controller.signal,
          }).subscribe({
            next: () => told.push('next'),
            error: (error) => told.push(error, of[1]?.requests[0]?.aborted),
          });
          asyncScheduler.schedule(() => {
            controller.abort('enough');
          }, 15);
          flush();

          expect(told).toEqual(['enough', true]);
          expect(onFailure).not.toHaveBeenCalled();
          expect(of.map(({ requests }) => requests.length)).toEqual([1, 1, 2]);
        }),
      );

      it(`sends nothing after it has aborted, within a request too${settle ? ', where all are to settle' : ''}`, () => {
        const controller = new AbortController();
        const abort = (): ScriptedAnswer => {
          controller.abort('enough');
          return { status: 503 };
        };
        const transport = scriptedTransport([abort]);
        const options = { transport, compileCondition, settle, signal: controller.signal };
        const tried = { ...polled(0), retry: { maxAttempts: 3, initialDelay: 0 } };

        expect(record(fromLoopUntilAll([tried, once(1)], options))).toEqual({ values: [], end: 'enough' });
        expect(record(fromLoopUntilAll([once(0)], options))).toEqual({ values: [], end: 'enough' });
        expect(transport.requests.length).toBe(1);
      });
    }
  });

  describe('settle', () => {
    it(
      'goes on without what failed, and tells of each how it ended',
      inTime((flush) => {
        const { transport } = scripts([running], [running, running, completed], [lost], [never]);
        const requests = [polled(0, 2), polled(1), once(2), once(3)];
        const results$: Observable<readonly SettledAttempt<Job>[]> = fromLoopUntilAll(requests, {
          ...{ transport, compileCondition },
          settle: true,
        });
        const seen = record(results$);
        flush();

        expect(seen.values).toEqual([
          [
            { status: 'rejected', reason: jasmine.any(PollExhaustedError) },
            { status: 'fulfilled', value: jasmine.objectContaining({ number: 3 }) },
            { status: 'rejected', reason: jasmine.any(NetworkError) },
            { status: 'rejected', reason: jasmine.any(PollTimeoutError) },
          ] as never,
        ]);
        expect(seen.end).toBe('complete');
      }),
    );

    it('may be known at run time only', () => {
      const settled = (settle: boolean): unknown =>
        record(fromLoopUntilAll([once(0)], { transport: scripts([completed]).transport, settle })).values[0]?.[0];

      expect(settled(true)).toEqual(jasmine.objectContaining({ status: 'fulfilled' }));
      expect(settled(false)).toEqual(jasmine.objectContaining({ number: 1 }));
    });
  });

  it(
    'tells onAttempt of every attempt, and onFailure of every error, with the place of the request',
    inTime((flush) => {
      for (const settle of [true, false]) {
        const { transport } = scripts([running, completed], [running]);
        const told: unknown[] = [];
        const options: LoopUntilAllOptions<Job> = {
          ...{ transport, compileCondition, settle },
          onAttempt: ({ number, response }, index) => told.push([index, number, response.body?.status]),
          onFailure: (error, index) => told.push([index, (error as PollExhaustedError).kind]),
        };
        fromLoopUntilAll([polled(0), polled(1, 2)], options).subscribe({
          error: (error: Error) => told.push(error.name),
        });
        flush();

        expect(told).toEqual([
          [0, 1, 'running'],
          [1, 1, 'running'],
          [0, 2, 'completed'],
          [1, 2, 'running'],
          [1, 'exhausted'],
          ...(settle ? [] : ['PollExhaustedError']),
        ]);
      }
    }),
  );

  it('errors with what a callback throws, and aborts all', () => {
    const boom = (): never => {
      throw new Error('boom');
    };
    for (const settle of [true, false]) {
      for (const callback of [{ onAttempt: boom }, { onFailure: boom }]) {
        const { transport, of } = scripts([never], ['onAttempt' in callback ? completed : lost]);
        const seen = record(fromLoopUntilAll([once(0), once(1)], { transport, settle, ...callback }));

        expect(seen).toEqual({ values: [], end: new Error('boom') });
        expect(of[0]?.requests[0]?.aborted).toBeTrue();
      }
    }
  });

  it(
    'gives every poll limits of its own',
    inTime((flush) => {
      const { transport } = scripts([{ ...completed, delay: 4_000 }], [running, { ...completed, delay: 4_000 }]);
      const seen = record(
        fromLoopUntilAll([polled(0), polled(1)], {
          transport,
          compileCondition,
          requestTimeout: '5s',
          timeout: 4_009,
          settle: true,
        }),
      );
      flush();

      expect(seen.values[0]?.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    }),
  );

  it(
    'gives every subscriber polls of its own',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answers$ = cold('-(r|)', { r: answer<Job>(200, { status: 'running' }) });
      const never = { condition: () => false, initialDelay: 3, maxAttempts: 2 };
      const results$ = fromLoopUntilAll([{ ...once(0), loopUntil: never }, once(1)], {
        transport: () => answers$,
        settle: true,
      }).pipe(map((results) => results.map(({ status }) => status[0]).join('')));

      expectObservable(results$).toBe('      -----(a|)', { a: 'rf' });
      expectObservable(results$, '--^').toBe('-------(a|)', { a: 'rf' });
      expectSubscriptions(answers$.subscriptions).toBe(['^!', '^!', '--^!', '--^!', '----^!', '------^!']);
    }),
  );

  it(
    'aborts the requests in flight and stops the clocks on unsubscribe',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const slow$ = cold<HttpResponse<Job>>('-----(r|)');
      const quick$ = cold('-(r|)', { r: answer<Job>(200, { status: 'running' }) });
      const transport = ({ url }: HttpRequest): Observable<HttpResponse<Job>> => (url.endsWith('0') ? slow$ : quick$);
      const again = { condition: () => false, initialDelay: 5 };

      expectObservable(fromLoopUntilAll([once(0), { ...once(1), loopUntil: again }], { transport }), '---!').toBe(
        '----',
      );
      expectSubscriptions(slow$.subscriptions).toBe('^--!');
      expectSubscriptions(quick$.subscriptions).toBe('^!');
    }),
  );

  it('checks all requests and the options at once', () => {
    const { transport, of } = scripts([completed]);
    const wrong = [once(0), { ...once(1), loopUntil: { condition: () => true, maxAttempts: 0 } }];

    expect(() => fromLoopUntilAll(wrong, { transport })).toThrowMatching(
      (error) => (error as PlanError).path === '[1].loopUntil.maxAttempts',
    );
    expect(of[0]?.requests).toEqual([]);
    expect(() => fromLoopUntilAll([], { settled: true } as never)).toThrowError(
      TypeError,
      'fromLoopUntilAll: unknown option "settled"; did you mean settle?',
    );
    expect(() => fromLoopUntilAll([], null as never)).toThrowError(TypeError);
  });
});
