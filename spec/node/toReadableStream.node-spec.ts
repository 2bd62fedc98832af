import { setTimeout } from 'node:timers/promises';
import { Observable, EMPTY, NEVER, concat, finalize, map, merge, of, throwError } from 'rxjs';
import { constant } from '../../lib/schedule/constant.js';
import { toReadableStream } from '../../node/toReadableStream.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { faultServer } from '../support/faultServer.js';
import type { Playing, Step } from '../support/faultServer.js';
import { expectNothingLeft } from './unhandled.js';

const boom = new Error('boom');

/** A poll of a server that plays a script: the numbers of its attempts. */
async function polled(...script: readonly Step[]): Promise<{ poll$: Observable<number>; server: Playing }> {
  const server = await faultServer.play(script);
  const poll$ = pollHttp(server.url).pipe(
    backoffSchedule(constant(1)),
    map(({ number }) => number),
  );
  return { poll$, server };
}

/** Everything that a stream gives, and the error in which it ends. */
async function read(stream: ReadableStream): Promise<unknown[]> {
  const seen: unknown[] = [];
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) seen.push(next.value);
  } catch (error) {
    seen.push(error);
  }
  return seen;
}

const answered: Step = { body: {} };
const silent: Step = { fault: 'never-answers' };

describe('toReadableStream', () => {
  expectNothingLeft();

  for (const [what, source, expected] of [
    ['values', of('a', 'b', 'c'), ['a', 'b', 'c']],
    ['no value', EMPTY, []],
    [
      'the values before an error, and the error as it came',
      concat(
        of('a', 'b'),
        throwError(() => boom),
      ),
      ['a', 'b', boom],
    ],
    [
      'the values before an error that came with them',
      merge(
        of('a'),
        of('b'),
        throwError(() => boom),
      ),
      ['a', 'b', boom],
    ],
    ['an error that is no Error', throwError(() => undefined), [undefined]],
    ['null and undefined', of(null, undefined), [null, undefined]],
  ] as const) {
    it(`gives a reader ${what}`, async () => {
      expect(await read(toReadableStream<unknown>(source))).toEqual([...expected]);
      expect(await read(toReadableStream<unknown>(source, { highWaterMark: 1 }))).toEqual([...expected]);
    });
  }

  it('subscribes when it is read', async () => {
    let subscribed = 0;
    const source = new Observable<number>((result) => {
      subscribed++;
      result.complete();
    });
    const stream = toReadableStream(source);
    await toReadableStream(source).cancel();
    await setTimeout(1);

    expect(subscribed).toBe(0);
    expect(await read(stream)).toEqual([]);
    expect(subscribed).toBe(1);
  });

  it('sends no request before a slow reader asks', async () => {
    const { poll$, server } = await polled(answered);
    const reader = toReadableStream(poll$).getReader();
    for (let number = 1; number <= 4; number++) {
      expect((await reader.read()).value).toBe(number);
      await setTimeout(10);

      expect((await server.requests()).length).toBe(number);
    }
    await reader.cancel();
  });

  it('sends as many requests ahead as highWaterMark says', async () => {
    const { poll$, server } = await polled(answered);
    const reader = toReadableStream(poll$, new CountQueuingStrategy({ highWaterMark: 2 })).getReader();
    for (let number = 1; number <= 3; number++) {
      expect((await reader.read()).value).toBe(number);
      await server.arrived(number + 2);
      await setTimeout(10);

      expect((await server.requests()).length).toBe(number + 2);
    }
    await reader.cancel();
  });

  it('answers several reads that are asked at once', async () => {
    const { poll$ } = await polled(answered);
    const reader = toReadableStream(poll$).getReader();
    const reads = await Promise.all([reader.read(), reader.read(), reader.read()]);
    await reader.cancel();

    expect(reads.map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  it('aborts the request in flight when it is cancelled while a read is pending', async () => {
    const { poll$, server } = await polled(answered, silent);
    const reader = toReadableStream(poll$).getReader();
    await reader.read();
    const pending = reader.read();
    await server.arrived(2);
    await reader.cancel('changed my mind');
    await server.closed(2);

    expect(await pending).toEqual({ done: true, value: undefined });
  });

  it('unsubscribes within cancel, and stops the clock', () => {
    let left = 0;
    const poll$ = of('r').pipe(
      backoffSchedule(constant(60_000)),
      finalize(() => left++),
    );
    const reader = toReadableStream(poll$).getReader();
    void reader.read();
    void reader.read();

    return setTimeout(1).then(() => {
      void reader.cancel();

      expect(left).toBe(1);
    });
  });

  it('tells what a teardown throws to whoever cancels', async () => {
    const source = NEVER.pipe(
      finalize(() => {
        throw boom;
      }),
    );
    const reader = toReadableStream(source).getReader();
    void reader.read();
    await setTimeout(0);
    const error: unknown = await reader.cancel().catch((thrown: unknown) => thrown);

    expect((error as { errors: unknown }).errors).toEqual([boom]);
  });

  it('aborts the request in flight when a loop is left', async () => {
    const { poll$, server } = await polled(answered, silent);
    const stream = toReadableStream(poll$, { highWaterMark: 1 }) as ReadableStream<number> & AsyncIterable<number>;
    for await (const number of stream) {
      expect(number).toBe(1);
      await server.arrived(2);
      break;
    }

    expect((await server.closed(2)).closedAt).not.toBeNull();
  });

  it('fails with an error of the poll in the middle', async () => {
    const { poll$, server } = await polled(answered, answered, { fault: 'reset-before-headers' });

    expect(await read(toReadableStream(poll$))).toEqual([1, 2, jasmine.objectContaining({ kind: 'network' })]);
    expect((await server.requests()).length).toBe(3);
  });

  it('aborts the request in flight when the signal of pipeTo aborts', async () => {
    const { poll$, server } = await polled(answered, silent);
    const controller = new AbortController();
    const written: number[] = [];
    const sink = new WritableStream<number>({ write: (number) => void written.push(number) });
    const piped = toReadableStream(poll$).pipeTo(sink, { signal: controller.signal });
    const end = piped.catch((error: unknown) => error);
    await server.arrived(2);
    controller.abort(boom);
    await server.closed(2);

    expect(await end).toBe(boom);
    expect(written).toEqual([1]);
  });

  it('aborts the request in flight when what it is piped to fails', async () => {
    const { poll$, server } = await polled(answered, silent);
    const write = async (): Promise<never> => {
      await server.arrived(2);
      throw boom;
    };
    const sink = new WritableStream<number>({ write }, { highWaterMark: 2 });
    await expectAsync(toReadableStream(poll$).pipeTo(sink)).toBeRejectedWith(boom);

    expect((await server.closed(2)).closedAt).not.toBeNull();
  });

  it('gives both of a tee all values, at the pace of the faster, and is left with the second', async () => {
    const { poll$, server } = await polled(answered, answered, silent);
    const [one, other] = toReadableStream(poll$).tee();
    const [first, second] = [one.getReader(), other.getReader()];
    const values = [await first.read(), await first.read(), await second.read(), await second.read()];
    await server.arrived(3); // both keep one value ahead
    const left = [first.cancel(), second.cancel()];
    await server.closed(3);
    await Promise.all(left);

    expect(values.map(({ value }) => value)).toEqual([1, 2, 1, 2]);
  });

  it('leaves the poll where the strategy fails', async () => {
    let left = 0;
    const size = (): number => {
      throw boom;
    };
    const source = concat(of('a'), NEVER).pipe(finalize(() => left++));
    const stream = toReadableStream(source, { highWaterMark: 1, size });
    await setTimeout(1); // what a reader waits for is not measured

    expect(await read(stream)).toEqual([boom]);
    expect(left).toBe(1);
    expect(() => toReadableStream(source, { highWaterMark: -1 })).toThrowError(RangeError);
  });
});
