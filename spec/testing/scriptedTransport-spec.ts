import { map, Subscription, take } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { HttpRequest } from '../../lib/transport/transport.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';
import type { ScriptedTransport } from '../../testing/scriptedTransport.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

describe('scriptedTransport', () => {
  const request: HttpRequest = {
    url: 'https://api.example.com/jobs/42',
    method: 'PUT',
    headers: new Headers({ accept: 'application/json' }),
    body: 'sent',
    responseType: 'json',
    maxBodyBytes: 1_000,
    init: {},
    get signal(): AbortSignal {
      throw new Error('a script needs no signal');
    },
  };
  /** Statuses as they come: 'a' is 200, 'b' is 202. */
  const letters = (transport: ScriptedTransport): Observable<string> =>
    transport(request).pipe(map(({ status }) => (status === 200 ? 'a' : 'b')));
  const answerOf = (transport: ScriptedTransport): HttpResponse => record(transport(request)).values[0]!;

  it(
    'answers each request by the next step, and repeats the last',
    marbles(({ expectObservable }) => {
      const transport = scriptedTransport([{ status: 202, delay: 2 }, { delay: '1ms' }]);

      expectObservable(letters(transport)).toBe('       --(b|)');
      expectObservable(letters(transport), '---^').toBe('----(a|)');
      expectObservable(letters(transport), '---^').toBe('----(a|)');
    }),
  );

  it(
    'keeps time in long waits too, and never answers after an infinite one',
    marbles(({ expectObservable }) => {
      const transport = scriptedTransport([{ delay: '900ms' }, { delay: Infinity }]);

      expectObservable(letters(transport)).toBe('900ms (a|)');
      expectObservable(letters(transport)).toBe('-');
    }),
  );

  it('answers at once, synchronously, where there is no delay', () => {
    const transport = scriptedTransport([{ headers: { 'Retry-After': '3' }, body: { status: 'running' } }]);

    const { status, headers, body, url } = answerOf(transport);

    expect([status, body, url]).toEqual([200, { status: 'running' }, 'https://api.example.com/jobs/42']);
    expect([headers.get('retry-after'), headers.get('etag')]).toEqual(['3', null]);
  });

  it('has null for a body that is left out', () => {
    expect(answerOf(scriptedTransport([{}])).body).toBeNull();
  });

  it(
    'fails with the error of a step, when it is due',
    marbles(({ expectObservable }) => {
      const transport = scriptedTransport([{ error: 'lost', delay: 2 }]);

      expectObservable(letters(transport)).toBe('--#', undefined, 'lost');
    }),
  );

  it('fails at once, with a falsy error too', () => {
    expect(record(scriptedTransport([{ error: 0 }])(request))).toEqual({ values: [], end: 0 });
  });

  it('asks a function for the answer to a request', () => {
    const transport = scriptedTransport([({ method, body }) => ({ body: { method, body } })]);

    expect(answerOf(transport).body).toEqual({ method: 'PUT', body: 'sent' });
  });

  it(
    'fails with what a function throws',
    marbles(({ expectObservable }) => {
      const error = new Error('no answer');
      const transport = scriptedTransport([
        () => {
          throw error;
        },
      ]);

      expectObservable(letters(transport)).toBe('#', undefined, error);
    }),
  );

  it('remembers what was asked, from subscription on', () => {
    const transport = scriptedTransport([{}]);
    const answer = transport(request);
    expect(transport.requests).toEqual([]);

    answer.subscribe();

    const { url, method, headers, body } = request;
    expect(transport.requests).toEqual([{ url, method, headers, body, aborted: false }]);
  });

  it(
    'tells a request that was unsubscribed before its answer from one that was answered',
    marbles(({ expectObservable, flush }) => {
      const transport = scriptedTransport([{ delay: 4 }, { delay: 2 }, {}, { delay: 1, error: 'lost' }]);

      expectObservable(letters(transport), '  ^--!').toBe('----');
      expectObservable(letters(transport)).toBe('     --(a|)');
      expectObservable(letters(transport).pipe(take(1))).toBe('(a|)');
      expectObservable(letters(transport)).toBe('-#', undefined, 'lost');
      flush();

      expect(transport.requests.map(({ aborted }) => aborted)).toEqual([true, false, false, false]);
    }),
  );

  it('takes a scheduler, and clears its timer when it is unsubscribed', () => {
    const timers: (readonly [number | undefined, Subscription])[] = [];
    const scheduler: SchedulerLike = {
      now: () => 0,
      schedule: (_work, delay) => {
        const timer = new Subscription();
        timers.push([delay, timer]);
        return timer;
      },
    };
    const transport = scriptedTransport([{ delay: '3s' }, { delay: Infinity }], { scheduler });

    const subscriptions = [letters(transport).subscribe(), letters(transport).subscribe()];
    subscriptions.forEach((subscription) => {
      subscription.unsubscribe();
    });

    expect(timers.map(([delay, { closed }]) => [delay, closed])).toEqual([[3_000, true]]);
  });

  it('refuses an empty script and an unknown option', () => {
    expect(() => scriptedTransport([])).toThrowError(TypeError, /script must hold at least one answer/);
    expect(() => scriptedTransport([{}], { schedule: 1 } as object)).toThrowError(
      'scriptedTransport: unknown option "schedule"; did you mean scheduler?',
    );
  });
});
