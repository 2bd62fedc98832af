import { EMPTY, NEVER, of, Subject } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { distinctAttempts } from '../../operators/distinctAttempts.js';
import { matchedBody } from '../../operators/matchedBody.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

/** An attempt with an answer, or a failed one. */
function attempt<R>(outcome: { readonly response: R } | { readonly error: unknown }): Attempt<R> {
  const number = 1;
  return {
    number,
    startedAt: 0,
    duration: 0,
    elapsed: 0,
    nextDelay: 1,
    tally: {},
    ...outcome,
  } as unknown as Attempt<R>;
}
const answered = (status: number, body: unknown, unchanged?: true): Attempt<HttpResponse> =>
  attempt({ response: { ...answer(status, body), ...(unchanged && { unchanged }) } });

describe('distinctAttempts', () => {
  const values: Record<string, Attempt<HttpResponse>> = {
    a: answered(202, { status: 'running', steps: [1] }),
    A: answered(202, { steps: [1], status: 'running' }),
    u: answered(304, { status: 'running', steps: [1] }, true),
    b: answered(202, { status: 'running', steps: [1, 2] }),
    B: answered(200, { status: 'running', steps: [1, 2] }),
    x: attempt({ error: new Error('lost') }),
  };
  const table: [string, string, string][] = [
    ['lets an answer through when it has changed', '  a--a--b--b--a|', 'a-----b-----a|'],
    ['compares bodies as JSON', '                   a--A--b|', '      a-----b|'],
    ['holds back what is known to be unchanged', '     a--u--u--b|', '   a--------b|'],
    ['lets another status through', '                  b--B--B|', '      b--B---|'],
    ['lets failed attempts through, and the next', '   a--x--x--a--a|', 'a--x--x--a---|'],
    ['lets what is unchanged through after a failure', 'a--x--u--u|', '   a--x--u---|'],
    ['takes a synchronous source', '                   (aab|)', '       (ab|)'],
    ['passes an error as it came', '                   a--a--#', '      a-----#'],
    ['takes an empty source', '                        --|', '          --|'],
  ];
  for (const [title, source, result] of table) {
    it(
      title,
      marbles(({ cold, expectObservable }) => {
        expectObservable(cold(source.trim(), values).pipe(distinctAttempts())).toBe(result.trim(), values);
      }),
    );
  }

  it('compares what is unchanged since an attempt that was left out before it', () => {
    const left = [values['a']!, answered(304, { status: 'completed' }, true)];

    expect(record(of(...left).pipe(distinctAttempts())).values).toEqual(left);
  });

  it(
    'mirrors what is empty or endless',
    marbles(({ expectObservable }) => {
      expectObservable(EMPTY.pipe(distinctAttempts())).toBe('|');
      expectObservable(NEVER.pipe(distinctAttempts())).toBe('-');
    }),
  );

  it(
    'asks a function whether an answer is the same as the last one that passed',
    marbles(({ cold, expectObservable }) => {
      const progress = (value: number): Attempt<HttpResponse> => answered(200, { progress: value });
      const steps = { a: progress(1), b: progress(4), c: progress(8), d: progress(9) };
      const isSame = (last: HttpResponse, { body }: HttpResponse): boolean =>
        Math.abs((last.body as { progress: number }).progress - (body as { progress: number }).progress) < 5;

      expectObservable(cold('a-b-c-d|', steps).pipe(distinctAttempts(isSame))).toBe('a---c--|', steps);
    }),
  );

  it('compares answers that are no responses', () => {
    const numbers = [1, 1, 2].map((response) => attempt({ response }));
    const seen = record(of(...numbers).pipe(distinctAttempts()));

    expect(seen.values).toEqual([numbers[0]!, numbers[2]!]);
  });

  it('ends with what the function throws, and unsubscribes the source', () => {
    const isSame = (): boolean => {
      throw new RangeError('thrown');
    };

    expect(record(of(values['a']!, values['b']!).pipe(distinctAttempts(isSame))).end).toEqual(new RangeError('thrown'));
  });

  it('emits nothing after it is unsubscribed by the function', () => {
    const source = new Subject<Attempt<HttpResponse>>();
    const seen: unknown[] = [];
    const isSame = (): boolean => {
      subscription.unsubscribe();
      return false;
    };
    const subscription = source.pipe(distinctAttempts(isSame)).subscribe((value) => seen.push(value));
    for (const value of [values['a']!, values['b']!]) source.next(value);

    expect(seen).toEqual([values['a']]);
    expect(source.observed).toBeFalse();
  });

  it('refuses what is no attempt', () => {
    expect(record(of(answer(200) as unknown as Attempt).pipe(distinctAttempts())).end).toEqual(
      new TypeError('distinctAttempts: its source must give attempts; put backoffSchedule() before it'),
    );
  });

  it('refuses what is no function', () => {
    expect(() => distinctAttempts('body' as never)).toThrowError(
      TypeError,
      'distinctAttempts: isSame must be a function, not "body"',
    );
  });

  it(
    'remembers for each subscriber what it was given',
    marbles(({ cold, expectObservable }) => {
      const result = cold('a--a--b|', values).pipe(distinctAttempts());

      expectObservable(result).toBe('     a-----b|', values);
      expectObservable(result, '--^').toBe('--a-----b|', values);
    }),
  );

  it(
    'unsubscribes the source',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a--a--a', values);

      expectObservable(source.pipe(distinctAttempts()), '^---!').toBe('a----', values);
      expectSubscriptions(source.subscriptions).toBe('^---!');
    }),
  );

  it(
    'stands after the limit of a poll, which counts every attempt',
    marbles(({ cold, expectObservable }) => {
      const result = cold('-(r|)', { r: answer(202) }).pipe(
        backoffSchedule({ strategy: 'fixed', initialDelay: 2 }),
        timeoutAfter(8),
        distinctAttempts(),
        matchedBody(),
      );

      expectObservable(result).toBe('--------#', undefined, jasmine.objectContaining({ kind: 'timeout', attempts: 3 }));
    }),
  );

  it('keeps that a poll has ended without a match', () => {
    const exhausted$ = of(answer(202, 'running')).pipe(
      backoffSchedule({ strategy: 'fixed', initialDelay: 0, maxAttempts: 3 }),
      takeUntilMatch({ status: [200] }, { onExhausted: 'complete' }),
      distinctAttempts(),
    );
    let seen: unknown;
    marbles(({ flush }) => {
      seen = record(exhausted$.pipe(matchedBody()));
      flush();
    })();

    expect(seen).toEqual({ values: [], end: 'complete' });
  });
});
