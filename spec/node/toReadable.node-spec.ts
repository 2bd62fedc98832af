import type { Readable } from 'node:stream';
import { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { EMPTY, NEVER, Observable, concat, finalize, map, merge, of, throwError } from 'rxjs';
import { constant } from '../../lib/schedule/constant.js';
import { toReadable } from '../../node/toReadable.js';
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
async function read(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const seen: unknown[] = [];
  try {
    for await (const value of stream) seen.push(value);
  } catch (error) {
    seen.push(error);
  }
  return seen;
}

/** A writer that takes its time, and keeps `highWaterMark` values meanwhile. */
function writer(write: (value: unknown) => Promise<void>, highWaterMark = 1): Writable {
  return new Writable({
    objectMode: true,
    highWaterMark,
    write: (value, _encoding, done) => {
      write(value).then(() => {
        done();
      }, done);
    },
  });
}

const answered: Step = { body: {} };
const silent: Step = { fault: 'never-answers' };

describe('toReadable', () => {
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
    ['values that are false', of(0, '', false, NaN), [0, '', false, NaN]],
  ] as const) {
    it(`is a stream of ${what}`, async () => {
      expect(await read(toReadable<unknown>(source))).toEqual([...expected]);
      expect(await read(toReadable<unknown>(source, { highWaterMark: 1 }))).toEqual([...expected]);
    });
  }

  it('says what is wrong with a value that would end the stream', async () => {
    for (const value of [null, undefined]) {
      let left = 0;
      const source = concat(of('a', value), NEVER).pipe(finalize(() => left++));
      const message = `toReadable: the source emitted ${String(value)}, which a stream of Node takes for its end`;

      expect(await read(toReadable(source))).toEqual(['a', new TypeError(message)]);
      expect(left).toBe(1);
    }
  });

  it('subscribes when it is read, and not where its signal has aborted', async () => {
    let subscribed = 0;
    const source = new Observable<number>((result) => {
      subscribed++;
      result.complete();
    });
    const stream = toReadable(source);
    const aborted = toReadable(source, { signal: AbortSignal.abort() });
    await expectAsync(finished(aborted)).toBeRejectedWith(jasmine.objectContaining({ name: 'AbortError' }));

    expect(subscribed).toBe(0);
    expect(await read(stream)).toEqual([]);
    expect(subscribed).toBe(1);
    toReadable(source).destroy();

    expect(subscribed).toBe(1);
  });

  it('sends no request before a slow reader asks', async () => {
    const { poll$, server } = await polled(answered);
    for await (const number of toReadable(poll$)) {
      await setTimeout(10);

      expect((await server.requests()).length).toBe(number as number);
      if (number === 4) break;
    }
  });

  it('sends as many requests ahead as highWaterMark says', async () => {
    const { poll$, server } = await polled(answered);
    for await (const number of toReadable(poll$, { highWaterMark: 2 })) {
      await server.arrived((number as number) + 2);
      await setTimeout(10);

      expect((await server.requests()).length).toBe((number as number) + 2);
      if (number === 3) break;
    }
  });

  it('is held by a slow writer at the end of a pipeline', async () => {
    const { poll$, server } = await polled(answered);
    const controller = new AbortController();
    const sent: number[] = [];
    const sink = writer(async (number) => {
      await setTimeout(10);
      sent.push((await server.requests()).length);
      if (number === 4) controller.abort();
    });
    const pass = async function* (numbers: AsyncIterable<number>): AsyncGenerator<number> {
      yield* numbers;
    };
    const piped = pipeline(toReadable(poll$), pass, sink, { signal: controller.signal });
    await expectAsync(piped).toBeRejectedWith(jasmine.objectContaining({ name: 'AbortError' }));

    // The generator, the writer and the pipe between them keep a value each.
    expect(sent.every((count, index) => count <= index + 3))
      .withContext(sent.join())
      .toBeTrue();
    expect(sent.length).toBe(4);
  });

  it('is composed with others, which see its error', async () => {
    const { poll$ } = await polled(answered, answered, { fault: 'reset-before-headers' });
    const double = async function* (numbers: AsyncIterable<number>): AsyncGenerator<number> {
      for await (const number of numbers) yield number * 2;
    };
    const composed: AsyncIterable<unknown> = toReadable(poll$).compose<Readable>(double);

    expect(await read(composed)).toEqual([2, 4, jasmine.objectContaining({ kind: 'network' })]);
  });

  it('aborts the request in flight when it is destroyed, while a read is pending', async () => {
    for (const error of [undefined, boom]) {
      const { poll$, server } = await polled(answered, silent);
      const stream = toReadable(poll$);
      const seen = read(stream);
      await server.arrived(2);
      stream.destroy(error);
      await server.closed(2);

      expect(await seen).toEqual([1, error ?? jasmine.objectContaining({ code: 'ERR_STREAM_PREMATURE_CLOSE' })]);
      expect(stream.closed).toBeTrue();
    }
  });

  it('unsubscribes within destroy, and stops the clock', () => {
    let left = 0;
    const poll$ = of('r').pipe(
      backoffSchedule(constant(60_000)),
      finalize(() => left++),
    );
    const stream = toReadable(poll$);
    stream.read();
    stream.destroy();

    expect(left).toBe(1);
  });

  it('tells what a teardown throws', async () => {
    const source = NEVER.pipe(
      finalize(() => {
        throw boom;
      }),
    );
    const fate = async (error?: Error): Promise<unknown> => {
      const stream = toReadable(source).once('error', () => undefined);
      stream.read();
      stream.destroy(error);
      return finished(stream).catch((thrown: unknown) => thrown);
    };

    expect(((await fate()) as { errors: unknown }).errors).toEqual([boom]);
    expect(await fate(boom)).toBe(boom);
  });

  it('aborts the request in flight when a loop is left', async () => {
    const { poll$, server } = await polled(answered, silent);
    for await (const number of toReadable(poll$, { highWaterMark: 1 })) {
      expect(number).toBe(1);
      await server.arrived(2);
      break;
    }

    expect((await server.closed(2)).closedAt).not.toBeNull();
  });

  it('is destroyed by an error of the poll in the middle', async () => {
    const { poll$, server } = await polled(answered, answered, { fault: 'reset-before-headers' });
    const stream = toReadable(poll$);

    expect(await read(stream)).toEqual([1, 2, jasmine.objectContaining({ kind: 'network' })]);
    expect(stream.errored).toEqual(jasmine.objectContaining({ kind: 'network' }) as never);
    expect((await server.requests()).length).toBe(3);
  });

  for (const [who, abort] of [
    ['of the pipeline', 'pipeline'],
    ['of the stream', 'stream'],
  ] as const) {
    it(`aborts the request in flight when the signal ${who} aborts`, async () => {
      const { poll$, server } = await polled(answered, silent);
      const controller = new AbortController();
      const { signal } = controller;
      const written: unknown[] = [];
      const sink = writer(async (value) => void written.push(value));
      const stream = toReadable(poll$, abort === 'stream' ? { signal } : {});
      const piped = abort === 'stream' ? pipeline(stream, sink) : pipeline(stream, sink, { signal });
      const end = piped.catch((error: unknown) => error);
      await server.arrived(2);
      controller.abort();
      await server.closed(2);

      expect(await end).toEqual(jasmine.objectContaining({ name: 'AbortError' }));
      expect(written).toEqual([1]);
    });
  }

  it('aborts the request in flight when another stream of the pipeline fails', async () => {
    const { poll$, server } = await polled(answered, silent);
    const sink = writer(async () => {
      await server.arrived(2);
      throw boom;
    }, 2);
    await expectAsync(pipeline(toReadable(poll$), sink)).toBeRejectedWith(boom);

    expect((await server.closed(2)).closedAt).not.toBeNull();
  });

  it('refuses options that are not right', () => {
    const wrong = (options: unknown) => (): Readable => toReadable(NEVER, options as object);

    expect(wrong({ highWaterMark: -1 })).toThrowError(RangeError, /toReadable: highWaterMark must be a whole number/);
    expect(wrong({ signal: 'now' })).toThrowError(TypeError, /toReadable: signal must be an AbortSignal/);
    expect(wrong({ highwaterMark: 1 })).toThrowError(TypeError, /did you mean highWaterMark/);
    expect(toReadable(NEVER, {}).readableHighWaterMark).toBe(0);
  });
});
