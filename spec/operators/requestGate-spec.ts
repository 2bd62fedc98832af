import { asyncScheduler, defer, EMPTY, merge, mergeMap, NEVER, Observable, of, Subject, take, throwError } from 'rxjs';
import type { Subscription } from 'rxjs';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollEach } from '../../operators/pollEach.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { requestGate } from '../../operators/requestGate.js';
import type { RequestGate } from '../../operators/requestGate.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';
import type { ScriptedAnswer } from '../../testing/scriptedTransport.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const url = 'https://api.example.com/jobs/42';

describe('requestGate', () => {
  it(
    'subscribes one who is too many when another has ended',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const gate = requestGate({ maxInFlight: 1 });
      const [one, two, three] = [cold('--(a|)'), cold('--(b|)'), cold('-(c|)')];

      expectObservable(one.pipe(gate)).toBe('  --(a|)');
      expectObservable(two.pipe(gate)).toBe('  ----(b|)');
      expectObservable(three.pipe(gate)).toBe('-----(c|)');
      expectSubscriptions(one.subscriptions).toBe('  ^-!');
      expectSubscriptions(two.subscriptions).toBe('  --^-!');
      expectSubscriptions(three.subscriptions).toBe('----^!');
    }),
  );

  it(
    'mirrors empty, never, failing and synchronous sources, each in its place',
    marbles(({ cold, expectObservable }) => {
      const mirrored = <T>(source: Observable<T>): Observable<T> => source.pipe(requestGate());

      expectObservable(mirrored(EMPTY)).toBe('|');
      expectObservable(mirrored(NEVER)).toBe('-');
      expectObservable(mirrored(of('a', 'b'))).toBe('(ab|)');
      expectObservable(mirrored(cold('a-b-#'))).toBe('a-b-#');
    }),
  );

  const leavers: readonly (readonly [string, string])[] = [
    ['completes', '--|'],
    ['errors', '--#'],
  ];
  for (const [how, source] of leavers) {
    it(
      `gives the place of one that ${how} to the next`,
      marbles(({ cold, expectObservable }) => {
        const gate = requestGate({ maxInFlight: 1 });

        expectObservable(cold(source).pipe(gate)).toBe(source);
        expectObservable(of('b').pipe(gate)).toBe('--(b|)');
      }),
    );
  }

  it(
    'gives the place of one that is unsubscribed to the next, once it is unsubscribed',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const gate = requestGate({ maxInFlight: 1 });
      const [one, two] = [cold('----a|'), cold('-b|')];
      const unsub = '--!';

      expectObservable(one.pipe(gate), unsub).toBe('');
      expectObservable(two.pipe(gate)).toBe('      ---b|');
      expectSubscriptions(one.subscriptions).toBe('^-!');
      expectSubscriptions(two.subscriptions).toBe('--^-!');
    }),
  );

  it(
    'never subscribes one that is unsubscribed while it waits',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const gate = requestGate({ maxInFlight: 1 });
      const [one, two, three] = [cold('----a|'), cold('b|'), cold('c|')];

      expectObservable(one.pipe(gate)).toBe('         ----a|');
      expectObservable(two.pipe(gate), '  --!').toBe('');
      expectObservable(three.pipe(gate)).toBe('       -----c|');
      expectSubscriptions(two.subscriptions).toBe([]);
    }),
  );

  it('frees the place of a source that throws when it is subscribed', () => {
    const gate = requestGate({ maxInFlight: 1 });
    const broken = new Observable(() => {
      throw new Error('broken');
    });

    expect(record(broken.pipe(gate)).end).toEqual(new Error('broken'));
    expect(record(throwError(() => 'failed').pipe(gate)).end).toBe('failed');
    expect(record(of('a').pipe(gate))).toEqual({ values: ['a'], end: 'complete' });
  });

  it('frees the place of a source whose teardown throws', () => {
    const gate = requestGate({ maxInFlight: 1 });
    const broken = new Observable(() => () => {
      throw new Error('broken');
    });
    const subscription = broken.pipe(gate).subscribe();

    expect(() => subscription.unsubscribe()).toThrowError();
    expect(record(of('a').pipe(gate)).values).toEqual(['a']);
  });

  it('counts all that is piped through it, and each gate by itself', () => {
    const [gate, other] = [requestGate({ maxInFlight: 1 }), requestGate({ maxInFlight: 1 })];
    NEVER.pipe(gate).subscribe();

    expect(record(of('a').pipe(gate)).values).toEqual([]);
    expect(record(of('b').pipe(other)).values).toEqual(['b']);
  });

  it('lets 64 pass where no limit is given', () => {
    const gate = requestGate();
    for (let i = 0; i < 63; i++) NEVER.pipe(gate).subscribe();

    expect(record(merge(NEVER, of('the 64th')).pipe(gate)).values).toEqual(['the 64th']);
    expect(record(of('the 65th').pipe(gate)).values).toEqual([]);
  });

  it('gives a place of its own to each subscription of one Observable', () => {
    const held = new Subject<string>();
    const gated$ = held.pipe(requestGate({ maxInFlight: 1 }));
    const first = gated$.subscribe();
    const second = record(gated$);
    held.next('a');
    first.unsubscribe();
    first.unsubscribe();
    held.next('b');

    expect(second.values).toEqual(['b']);
  });

  describe('to', () => {
    const subscribe = (gate: RequestGate, addresses: readonly string[]): [string[], Subscription[]] => {
      const sent: string[] = [];
      const subscriptions = addresses.map((address) =>
        defer(() => {
          sent.push(address);
          return NEVER;
        })
          .pipe(gate.to(address))
          .subscribe(),
      );
      return [sent, subscriptions];
    };

    it('gives each origin its places, and lets others pass', () => {
      const gate = requestGate({ maxInFlight: 3, perOrigin: 1 });
      const [sent, subscriptions] = subscribe(gate, ['http://a/1', 'http://a/2', 'http://b/1', 'http://b/2']);

      expect(sent).toEqual(['http://a/1', 'http://b/1']);
      subscriptions[0]?.unsubscribe();
      expect(sent).toEqual(['http://a/1', 'http://b/1', 'http://a/2']);
    });

    it('lets origins take turns', () => {
      const gate = requestGate({ maxInFlight: 1 });
      const [sent, subscriptions] = subscribe(gate, ['http://a/1', 'http://a/2', 'http://a/3', 'http://b/1']);
      for (const subscription of subscriptions) subscription.unsubscribe();

      expect(sent).toEqual(['http://a/1', 'http://a/2', 'http://b/1']);
    });

    it('takes a URL, and counts what is told no origin as one', () => {
      const gate = requestGate({ perOrigin: 1 });
      NEVER.pipe(gate.to(new URL('http://a/'))).subscribe();
      NEVER.pipe(gate).subscribe();

      expect(record(of('a').pipe(gate.to('http://a/2'))).values).toEqual([]);
      expect(record(of('b').pipe(gate.to('http://b/'))).values).toEqual(['b']);
      expect(record(of('c').pipe(gate)).values).toEqual([]);
    });

    it('throws for what is no address', () => {
      expect(() => requestGate().to('http://')).toThrowError(
        TypeError,
        /^requestGate: an origin is told by an address/,
      );
    });
  });

  it(
    'stands in the sentence: a time-out counts from the sending, and a wait keeps no place',
    marbles(({ flush }) => {
      const gate = requestGate({ maxInFlight: 1 });
      const sent: string[] = [];
      const start = asyncScheduler.now();
      const sentence = (name: string, ...script: readonly ScriptedAnswer[]): Observable<unknown> => {
        const steps = script.map((step) => () => {
          sent.push(`${name} at ${String(asyncScheduler.now() - start)}`);
          return step;
        });
        return pollHttp(url, { transport: scriptedTransport(steps) }).pipe(
          timeoutAfter(10),
          gate,
          retryRequest({ maxRetries: 1, initialDelay: 20, jitter: 'none' }),
          backoffSchedule({ maxAttempts: 1 }),
        );
      };
      const lost: ScriptedAnswer = { error: new TypeError('Failed to fetch'), delay: 5 };
      const results = [
        record(sentence('lost', lost, { delay: Infinity })),
        record(sentence('slow', { delay: 8 })),
        record(sentence('other', { delay: 8 })),
      ];
      flush();

      expect(sent).toEqual(['lost at 0', 'slow at 5', 'other at 13', 'lost at 25']);
      expect(results.map(({ values }) => values.length)).toEqual([0, 1, 1]);
      expect(results[0]?.end).toBeInstanceOf(PollTimeoutError);
    }),
  );

  it('lets one who waits at the gate belong to the pollEach that began it', () => {
    const gate = requestGate({ maxInFlight: 2 });
    const held = new Subject<never>();
    const sent: number[] = [];
    const poll = (id: number): Observable<unknown> =>
      defer(() => {
        sent.push(id);
        return NEVER;
      }).pipe(backoffSchedule(), gate);
    held.pipe(gate).subscribe();
    held.pipe(gate).subscribe();
    of(1, 2)
      .pipe(pollEach(poll, { maxInFlight: 1, spread: 0 }))
      .subscribe();
    held.complete();

    expect(sent).toEqual([1]);
  });

  it('lets 100,000 pass that answer at once, without a deep stack and in no time', () => {
    const gate = requestGate({ maxInFlight: 1 });
    const held = new Subject<never>();
    const startedAt = performance.now();
    let answers = 0;
    held.pipe(gate).subscribe();
    for (let i = 0; i < 100_000; i++)
      of(i)
        .pipe(gate)
        .subscribe(() => answers++);
    held.complete();

    expect(answers).toBe(100_000);
    expect(performance.now() - startedAt).toBeLessThan(10_000); // on a busy machine; n² takes minutes
  });

  it('lets 100,000 leave that wait, in any order and in no time', () => {
    const gate = requestGate({ maxInFlight: 1 });
    const startedAt = performance.now();
    NEVER.pipe(gate).subscribe();
    const waiting = Array.from({ length: 100_000 }, () => NEVER.pipe(gate).subscribe());
    for (let i = 0; i < waiting.length; i += 2) waiting[i]?.unsubscribe();
    for (let i = waiting.length - 1; i > 0; i -= 2) waiting[i]?.unsubscribe();

    expect(waiting.every(({ closed }) => closed)).toBeTrue();
    expect(performance.now() - startedAt).toBeLessThan(10_000); // on a busy machine; n² takes minutes
  });

  it('lets one in who comes from the value or the end of another, after it', () => {
    const gate = requestGate({ maxInFlight: 1 });
    const seen = record(
      of('a').pipe(
        gate,
        mergeMap((value) => merge(of(value), of('b').pipe(gate))),
        take(2),
      ),
    );

    expect(seen).toEqual({ values: ['a', 'b'], end: 'complete' });
  });

  const mistakes: readonly (readonly [object, string])[] = [
    [{ maxInFlight: 0 }, 'RangeError: requestGate: maxInFlight must be a whole number, 1 or more, not 0'],
    [{ perOrigin: '2' }, 'TypeError: requestGate: perOrigin must be a whole number, 1 or more, not "2"'],
    [{ perHost: 2 }, 'TypeError: requestGate: unknown option "perHost"'],
  ];
  for (const [options, message] of mistakes) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      let thrown: unknown;
      try {
        requestGate(options);
      } catch (error) {
        thrown = error;
      }
      expect(String(thrown)).toBe(message);
    });
  }

  it('says that it is to be called, where it is piped through itself', () => {
    expect(() => of(1).pipe(requestGate as never)).toThrowError(TypeError, /^requestGate: call it once/);
  });
});
