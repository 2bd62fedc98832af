import {
  EMPTY,
  NEVER,
  Observable,
  Subject,
  concat,
  defer,
  filter,
  from,
  map,
  merge,
  of,
  retry,
  throwError,
} from 'rxjs';
import { eachValueFrom } from 'rxjs-for-await';
import { constant } from '../../lib/schedule/constant.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { eachAttempt } from '../../operators/eachAttempt.js';
import { pollEach } from '../../operators/pollEach.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { answer } from '../support/answers.js';

const boom = new Error('boom');
const done = { done: true, value: undefined } as const;

/** Everything that an iteration gives, and the error in which it ends. */
async function read<T>(values: AsyncIterable<T>): Promise<unknown[]> {
  const seen: unknown[] = [];
  try {
    for await (const value of values) seen.push(value);
  } catch (error) {
    seen.push(error);
  }
  return seen;
}

/** An iterator of an Observable. */
function iterate<T>(source: Observable<T>): AsyncGenerator<T, void, undefined> {
  return eachAttempt(source)[Symbol.asyncIterator]();
}

/** A source that counts who subscribes and who unsubscribes. */
function counted<T>(source: Observable<T> = NEVER): { source: Observable<T>; counts: { in: number; out: number } } {
  const counts = { in: 0, out: 0 };
  return {
    counts,
    source: new Observable((result) => {
      counts.in++;
      result.add(() => counts.out++);
      source.subscribe(result);
    }),
  };
}

/** A poll that answers at once, and counts its attempts. */
function polled(name = 'r', delay = 0): { poll$: Observable<string>; starts: () => number } {
  let starts = 0;
  return {
    starts: () => starts,
    poll$: defer(() => of(`${name}${String(++starts)}`)).pipe(
      backoffSchedule(constant(delay)),
      map(({ response }) => response),
    ),
  };
}

function sleep(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

describe('eachAttempt', () => {
  for (const [what, source, expected] of [
    ['values', of(1, 2, 3), [1, 2, 3]],
    ['no value', EMPTY, []],
    ['an error as it came', throwError(() => boom), [boom]],
    ['an error that is no Error', throwError(() => undefined), [undefined]],
    [
      'the values before an error',
      concat(
        of(1, 2),
        throwError(() => boom),
      ),
      [1, 2, boom],
    ],
    ['null and undefined', of(null, undefined), [null, undefined]],
    ['nested iterables', of(of(1)).pipe(map((inner) => inner instanceof Observable)), [true]],
  ] as const) {
    it(`gives a loop ${what}`, async () => {
      expect(await read(eachAttempt<unknown>(source))).toEqual([...expected]);
    });
  }

  for (const source of [undefined, 'https://api.example.com/jobs/42', [1]]) {
    it(`throws at once for ${JSON.stringify(source)}, which is no Observable`, () => {
      expect(() => eachAttempt(source as never)).toThrowError(
        TypeError,
        /^eachAttempt: poll\$ must be an Observable, not /,
      );
    });
  }

  it('subscribes when the first value is asked for, once for each iteration', async () => {
    const { source, counts } = counted(of('a', 'b'));
    const values = eachAttempt(source);
    const [one, other] = [values[Symbol.asyncIterator](), values[Symbol.asyncIterator]()];
    await sleep(0);

    expect(counts).toEqual({ in: 0, out: 0 });
    const first = one.next();

    expect(counts.in).toBe(1);
    expect([(await first).value, (await other.next()).value, (await one.next()).value]).toEqual(['a', 'a', 'b']);
    expect(await one.next()).toEqual(done);
    expect(await read(values)).toEqual(['a', 'b']);
    expect(counts).toEqual({ in: 3, out: 3 });
    await other.return();
  });

  it('is left while a next() is pending, which rxjs-for-await is not', async () => {
    const its = counted();
    const theirs = eachValueFrom(its.source);
    const [waiting, leaving] = [theirs.next(), theirs.return?.()];
    const { source, counts } = counted();
    const values = iterate(source);
    const pending = values.next();
    const left = values.return();

    expect(counts).withContext('at once').toEqual({ in: 1, out: 1 });
    expect([await pending, await left]).toEqual([done, done]);
    expect(await Promise.race([waiting, leaving, sleep(5)])).toBeUndefined();
    expect(its.counts).toEqual({ in: 1, out: 0 });
  });

  it('is left by throw() while a next() is pending', async () => {
    const { source, counts } = counted();
    const values = iterate(source);
    const pending = values.next();
    const thrown = values.throw(boom);

    expect(counts).toEqual({ in: 1, out: 1 });
    await expectAsync(thrown).toBeRejectedWith(boom);
    expect(await pending).toEqual(done);
    expect(await values.next()).toEqual(done);
  });

  it('is left by break, by a throw in the loop, and from outside', async () => {
    for (const leave of ['break', 'throw', 'return'] as const) {
      const { source, counts } = counted(concat(of(1, 2), NEVER));
      const values = iterate(source);
      const seen: number[] = [];
      try {
        for await (const value of values) {
          seen.push(value);
          if (leave === 'return') setTimeout(() => void values.return(), 1);
          if (leave === 'throw') throw boom;
          if (leave === 'break') break;
        }
      } catch (error) {
        expect(error).toBe(boom);
      }

      expect(seen).toEqual(leave === 'return' ? [1, 2] : [1]);
      expect(counts).withContext(leave).toEqual({ in: 1, out: 1 });
    }
  });

  it('is left before it began, twice, and after it ended', async () => {
    const { source, counts } = counted(of(1, 2));
    const never = iterate(source);

    expect([await never.return(), await never.return(), await never.next()]).toEqual([done, done, done]);
    await expectAsync(iterate(source).throw(boom)).toBeRejectedWith(boom);
    expect(counts.in).toBe(0);

    const values = iterate(source);
    await values.next();

    expect([await values.return(), await values.return(), await values.next()]).toEqual([done, done, done]);
    await expectAsync(values.throw(boom)).toBeRejectedWith(boom);
    expect(counts).toEqual({ in: 1, out: 1 });

    const failed = iterate(throwError(() => boom));
    await expectAsync(failed.next()).toBeRejectedWith(boom);
    expect([await failed.next(), await failed.return()]).toEqual([done, done]);
  });

  it('answers each of several next() that are asked at once, in order', async () => {
    const source = new Subject<number>();
    const values = iterate(source);
    const asked = [values.next(), values.next(), values.next(), values.next()];
    source.next(1);
    source.next(2);
    source.next(3);
    source.complete();

    const results = await Promise.all(asked);

    expect(results.map(({ value }) => value)).toEqual([1, 2, 3, undefined]);
    expect(results.map(({ done: isDone }) => isDone)).toEqual([false, false, false, true]);
  });

  it('keeps an error until it is asked for, and tells it once', async () => {
    const source = new Subject<number>();
    const values = iterate(source);
    const first = values.next();
    source.next(1);
    source.next(2);
    source.error(boom);

    expect((await first).value).toBe(1);
    await sleep(1); // nothing is unhandled meanwhile, or the suite fails
    expect((await values.next()).value).toBe(2);
    await expectAsync(values.next()).toBeRejectedWith(boom);
    expect(await values.next()).toEqual(done);
  });

  it('drops an error of a loop that was left', async () => {
    const source = new Subject<number>();
    const values = iterate(source);
    const first = values.next();
    source.next(1);
    await first;
    source.error(boom);

    expect([await values.return(), await values.next()]).toEqual([done, done]);
  });

  it('tells what a teardown throws to whoever leaves', async () => {
    for (const isPending of [false, true]) {
      const values = iterate(
        new Observable<number>((result) => {
          result.next(1);
          return () => {
            throw boom;
          };
        }),
      );
      await values.next();
      const pending = isPending ? values.next() : undefined;
      const error = await values.return().catch((thrown: unknown) => thrown);

      expect((error as { errors: unknown }).errors).toEqual([boom]);
      expect((await pending) ?? done).toEqual(done);
      expect(await values.next()).toEqual(done);
    }
  });

  it('is left at the end of a block that uses it', async () => {
    const { source, counts } = counted();
    const values = iterate(source);
    const pending = values.next();
    await (values as unknown as AsyncDisposable)[Symbol.asyncDispose]();

    expect(await pending).toEqual(done);
    expect(counts).toEqual({ in: 1, out: 1 });
  });

  it('takes all that a source emits which is no poll', async () => {
    const source = new Subject<number>();
    const values = iterate(source);
    const first = values.next();
    for (let number = 1; number <= 100; number++) source.next(number);
    source.complete();
    const rest = await read(values);

    expect([(await first).value, ...rest].length).toBe(100);
    expect(rest.at(-1)).toBe(100);
  });
});

describe('eachAttempt of a poll', () => {
  it('holds the next attempt until the loop asks for it, and starts it at once if it is overdue', async () => {
    const { poll$, starts } = polled();
    const values = iterate(poll$);
    const seen: unknown[] = [];
    for (let number = 1; number <= 3; number++) {
      const next = values.next();

      expect(starts()).withContext('at once').toBe(number);
      seen.push((await next).value);
      await sleep(5);

      expect(starts()).withContext('while the loop is busy').toBe(number);
    }
    await values.return();

    expect(seen).toEqual(['r1', 'r2', 'r3']);
  });

  it('makes as many attempts as are asked for at once', async () => {
    const { poll$, starts } = polled();
    const values = iterate(poll$);
    const asked = [values.next(), values.next(), values.next()];

    expect((await Promise.all(asked)).map(({ value }) => value)).toEqual(['r1', 'r2', 'r3']);
    await sleep(5);
    await values.return();

    expect(starts()).toBe(3);
  });

  it('holds the next attempt while a value is left', async () => {
    const { poll$, starts } = polled();
    const other = new Subject<string>();
    const values = iterate(merge(poll$, other));
    await values.next();
    other.next('a');
    other.next('b');
    await sleep(5);

    expect([(await values.next()).value, (await values.next()).value, starts()]).toEqual(['a', 'b', 1]);
    expect([(await values.next()).value, starts()]).toEqual(['r2', 2]);
    await values.return();
  });

  it('lets the delay pass while the loop is busy, and not faster', async () => {
    const { poll$, starts } = polled('r', 30);
    const values = iterate(poll$);
    await values.next();
    const second = values.next();

    expect(starts()).toBe(1);
    await second;
    await values.return();

    expect(starts()).toBe(2);
  });

  it('starts no attempt any more for a loop that has left while one was held', async () => {
    const { poll$, starts } = polled();
    const values = iterate(poll$);
    await values.next();
    await sleep(5);
    await values.return();

    expect(await values.next()).toEqual(done);
    expect(starts()).toBe(1);
  });

  it('goes on where attempts give the loop no value', async () => {
    const { poll$, starts } = polled();
    const values = iterate(poll$.pipe(filter((value) => value.endsWith('3'))));

    expect((await values.next()).value).toBe('r3');
    await sleep(5);
    await values.return();

    expect(starts()).toBe(3);
  });

  it('holds two polls alike: neither goes ahead, and neither is forgotten', async () => {
    const [one, other] = [polled('a'), polled('b')];
    const seen: unknown[] = [];
    for await (const value of eachAttempt(merge(one.poll$, other.poll$))) {
      seen.push(value);
      await sleep(3);

      expect(one.starts() + other.starts()).toBe(seen.length);
      if (seen.length === 6) break;
    }

    expect(seen).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
  });

  it('lets no poll wait for one that takes long', async () => {
    const { poll$ } = polled();
    const { source, counts } = counted();
    const seen: unknown[] = [];
    for await (const value of eachAttempt(merge(source.pipe(backoffSchedule()), poll$))) {
      if (seen.push(value) === 3) break;
    }

    expect(seen).toEqual(['r1', 'r2', 'r3']);
    expect(counts).toEqual({ in: 1, out: 1 });
  });

  it('holds a request that is to be sent again', async () => {
    let sent = 0;
    const other = new Subject<number>();
    const poll$ = defer(() => of(answer(++sent === 1 ? 503 : 200))).pipe(
      retryRequest({ schedule: constant(0) }),
      backoffSchedule(constant(0)),
      map(({ response }) => response.status),
    );
    const values = iterate(merge(poll$, other));
    const first = values.next();
    other.next(1);
    await sleep(5);

    expect([(await first).value, sent]).toEqual([1, 1]);
    const second = values.next();

    expect(sent).withContext('at once').toBe(2);
    expect((await second).value).toBe(200);
    await values.return();
  });

  it('holds the polls of pollEach, and lets all come to their end', async () => {
    let sent = 0;
    const results$ = from([1, 2, 3, 4, 5]).pipe(
      pollEach(
        () => {
          let attempts = 0;
          return defer(() => of(answer(++sent && ++attempts < 3 ? 202 : 200))).pipe(
            backoffSchedule(constant(0)),
            takeUntilMatch({ status: [200] }),
          );
        },
        { maxInFlight: 2, maxWaiting: 3, spread: 0 },
      ),
    );
    const items: number[] = [];
    for await (const { item, status } of eachAttempt(results$)) {
      const before = sent;
      items.push(item);
      await sleep(3);

      expect([status, sent]).toEqual(['fulfilled', before]);
    }

    expect(items.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(sent).toBe(15);
  });

  it('gives the attempt in which the poll fails, and then the error', async () => {
    const poll$ = of(answer(429, null, { 'retry-after': '60' })).pipe(
      backoffSchedule({ maxServerDelay: '1s' }),
      map(({ number }) => number),
    );

    expect(await read(eachAttempt(poll$))).toEqual([1, jasmine.objectContaining({ kind: 'server-delay' })]);
  });
});

describe('eachAttempt in from of RxJS', () => {
  it('is the Observable, which can be unsubscribed while it waits, and subscribed again', async () => {
    const { source, counts } = counted();
    from(eachAttempt(source)).subscribe().unsubscribe();

    expect(counts).toEqual({ in: 1, out: 1 });
    let tries = 0;
    const flaky$ = defer(() => (++tries < 3 ? throwError(() => boom) : of('r')));
    const seen: string[] = [];
    from(eachAttempt(flaky$))
      .pipe(retry(2))
      .subscribe((value) => seen.push(value));

    expect(seen).toEqual(['r']);
  });
});
