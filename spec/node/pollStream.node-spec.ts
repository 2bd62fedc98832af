import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import type { Duplex } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { NEVER, Observable, of, throwError } from 'rxjs';
import { PollFailedError } from '../../lib/errors/pollFailedError.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { constant } from '../../lib/schedule/constant.js';
import { pollStream } from '../../node/pollStream.js';
import type { PollStreamOptions } from '../../node/pollStreamOptions.js';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import type { PollResult } from '../../operators/pollEach.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';
import { startCountingServer } from './countingServer.js';
import type { Answer, CountingServer } from './countingServer.js';
import { expectNothingLeft } from './unhandled.js';

type Result = PollResult<string, Attempt<HttpResponse>>;

const ids = (count: number): string[] => Array.from({ length: count }, (_, id) => String(id));
const until = { status: [200] } as const;
const quick = { until, schedule: constant(1), spread: 0 };

/** A writer that keeps what it is given. */
function sink(results: Result[], onResult?: () => Error | undefined): Writable {
  return new Writable({
    objectMode: true,
    write: (result: Result, _encoding, done) => {
      results.push(result);
      done(onResult?.());
    },
  });
}

/** What a stream gives. */
async function read(stream: Duplex): Promise<Result[]> {
  const results: Result[] = [];
  for await (const result of stream) results.push(result as Result);
  return results;
}

/** Lets streams do what they do in their ticks. */
async function settle(): Promise<void> {
  for (let tick = 0; tick < 5; tick++) await setImmediate();
}

describe('pollStream', () => {
  expectNothingLeft();

  describe('in a pipeline', () => {
    let server: CountingServer;
    const start = async (answer: Answer): Promise<void> => {
      server = await startCountingServer(answer);
    };
    const polls = (options: Partial<PollStreamOptions<string>> = {}): Duplex =>
      pollStream((id: string) => `${server.url}/${id}`, { ...quick, ...options });
    afterEach(() => server.close());

    it('takes ids, and gives the attempt that matched of each, as they end', async () => {
      await start((id, count) => (count <= Number(id) ? 202 : 200));
      const results: Result[] = [];
      await pipeline(['3', '0', '6'], polls(), sink(results));

      expect(results.map(({ item, index, status }) => [item, index, status])).toEqual([
        ['0', 1, 'fulfilled'],
        ['3', 0, 'fulfilled'],
        ['6', 2, 'fulfilled'],
      ]);
      expect(results.map((result) => result.status === 'fulfilled' && result.value.number)).toEqual([1, 4, 7]);
      expect(results.map((result) => result.status === 'fulfilled' && result.value.response.body)).toEqual([
        { id: '0' },
        { id: '3' },
        { id: '6' },
      ]);
    });

    it('has no more requests in flight than it may', async () => {
      await start((_, count) => (count < 3 ? 202 : 200));
      const results: Result[] = [];
      await pipeline(ids(40), polls({ maxInFlight: 5 }), sink(results));

      expect(results.length).toBe(40);
      expect(server.asked.length).toBe(120);
      expect(server.most).toBe(5);
    });

    it('holds its writer while as many are polled as may be', async () => {
      await start((id) => (id === '0' ? undefined : 200));
      let taken = 0;
      const source = Readable.from(
        (function* () {
          for (const id of ids(200)) {
            taken++;
            yield id;
          }
        })(),
      );
      const results: Result[] = [];
      const controller = new AbortController();
      const running = pipeline(source, polls({ maxWaiting: 1 }), sink(results), { signal: controller.signal });
      await server.until(() => server.inFlight === 1);
      await settle();

      expect(server.asked).toEqual(['0']);
      expect(taken).toBeLessThan(50); // Node keeps 16 on either side of a pipe
      controller.abort();
      await expectAsync(running).toBeRejectedWith(jasmine.objectContaining({ name: 'AbortError' }));
    });

    const enders: readonly (readonly [string, (stream: Duplex) => unknown])[] = [
      ['an abort of the pipeline', () => undefined],
      ['destroy()', (stream) => stream.destroy()],
      ['destroy() with an error', (stream) => stream.destroy(new Error('enough'))],
    ];
    for (const [what, end] of enders) {
      it(`aborts all at ${what}`, async () => {
        await start(() => undefined);
        const controller = new AbortController();
        const stream = polls({ maxInFlight: 3 });
        const running = pipeline(Readable.from(ids(20)), stream, sink([]), { signal: controller.signal });
        await server.until(() => server.inFlight === 3);
        if (end(stream) === undefined) controller.abort();
        await expectAsync(running).toBeRejected();
        await server.until(() => server.aborted === 3);
        await settle();

        expect(server.asked.length).toBe(3);
      });
    }

    it('aborts all where the source fails', async () => {
      await start(() => undefined);
      const source = Readable.from(
        (async function* () {
          yield 'a';
          await server.until(() => server.inFlight === 1);
          throw new Error('no more ids');
        })(),
      );
      await expectAsync(pipeline(source, polls(), sink([]))).toBeRejectedWithError('no more ids');
      await server.until(() => server.aborted === 1);

      expect(server.asked).toEqual(['a']);
    });

    it('aborts all where the sink fails', async () => {
      await start((id) => (id === '0' ? 200 : undefined));
      const failing = sink([], () => new Error('disk full'));
      await expectAsync(pipeline(Readable.from(ids(3)), polls(), failing)).toBeRejectedWithError('disk full');
      await server.until(() => server.aborted === 2);

      expect(server.asked).toEqual(['0', '1', '2']);
    });

    it('collects what fails, or is destroyed by the first error as it came', async () => {
      await start((id) => (id === '1' ? 410 : 200));
      const failOn = { status: [410] };
      const results: Result[] = [];
      await pipeline(ids(3), polls({ failOn }), sink(results));
      const collected = results.find(({ item }) => item === '1');
      const stream = polls({ failOn, onError: 'fail' });
      const running = pipeline(['1'], stream, sink([]));

      expect(results.length).toBe(3);
      expect(collected?.status === 'rejected' && collected.reason).toBeInstanceOf(PollFailedError);
      await expectAsync(running).toBeRejectedWith(jasmine.any(PollFailedError));
      expect(stream.errored).toBeInstanceOf(PollFailedError);
    });

    it('is destroyed with the reason of its signal', async () => {
      await start(() => undefined);
      const controller = new AbortController();
      const stream = polls({ signal: controller.signal });
      const running = pipeline(['1', '2'], stream, sink([]));
      await server.until(() => server.inFlight === 2);
      controller.abort(new Error('enough'));
      await expectAsync(running).toBeRejectedWithError('enough');
      await server.until(() => server.aborted === 2);

      expect(stream.destroyed).toBeTrue();
    });

    it('bounds a request, and a poll', async () => {
      await start((id) => (id === 'pending' ? 202 : undefined));
      const results: Result[] = [];
      const limits = { requestTimeout: 20, timeout: 60, retry: false } as const;
      await pipeline(['silent', 'pending'], polls(limits), sink(results));
      const limitOf = new Map(
        results.map((result) => [
          result.item,
          result.status === 'rejected' && result.reason instanceof PollTimeoutError && result.reason.limit,
        ]),
      );

      expect([limitOf.get('silent'), limitOf.get('pending')]).toEqual([20, 60]);
    });
  });

  describe('where the reader is slow', () => {
    it('starts no attempt, and gives all when it is read', async () => {
      const transport = scriptedTransport([{}]);
      const stream = pollStream((id) => `http://a/${id}`, { ...quick, transport });
      for (const id of ids(40)) stream.write(id);
      stream.end();
      await settle();
      const sent = transport.requests.length;
      const results = await read(stream);

      expect(sent).toBe(16); // which Node keeps for the reader
      expect(results.map(({ item }) => item)).toEqual(ids(40));
    });

    it('holds the writer, while results that cannot be held come', async () => {
      const asked: string[] = [];
      const stream = pollStream(
        (id) => {
          asked.push(id);
          return of(id);
        },
        { maxWaiting: 4 },
      );
      for (const id of ids(50)) stream.write(id);
      stream.end();
      await settle();
      const askedAtFirst = asked.length;
      const results = await read(stream);

      expect(askedAtFirst).toBe(16 + 4);
      expect(results.length).toBe(50);
      expect(stream.writableFinished).toBeTrue();
    });

    it('lets those go on that were held, when there is room again', async () => {
      const transport = scriptedTransport([{ status: 202 }, { status: 202 }, {}]);
      const stream = pollStream((id) => `http://a/${id}`, { ...quick, transport, maxInFlight: 2, maxWaiting: 3 });
      const writing = pipeline(ids(60), stream);
      const results = await read(stream);
      await writing;

      expect(results.length).toBe(60);
    });
  });

  it('finishes when all is answered, and ends when all is read', async () => {
    const open = new Set<() => void>();
    const stream = pollStream(
      (id) =>
        new Observable((result) => {
          open.add(() => {
            result.next(id);
            result.complete();
          });
        }),
    );
    stream.write('a');
    stream.end();
    await settle();
    const before = stream.writableFinished;
    for (const answer of open) answer();
    await settle();
    const after = [stream.writableFinished, stream.readableEnded];
    const results = await read(stream);

    expect([before, after]).toEqual([false, [true, false]]);
    expect(results).toEqual([{ item: 'a', index: 0, status: 'fulfilled', value: 'a' as never }]);
    expect(stream.destroyed).toBeTrue();
  });

  it('ends where nothing is written', async () => {
    const stream = pollStream(() => NEVER);
    stream.end();

    expect(await read(stream)).toEqual([]);
  });

  it('takes polls, and any value for an id', async () => {
    const stream = pollStream((id: { n: number }, index) => of(id.n + index).pipe(backoffSchedule({ maxAttempts: 1 })));
    stream.write({ n: 40 });
    stream.write({ n: 50 });
    stream.end();
    const results = await read(stream);

    expect(results.map((result) => result.status === 'fulfilled' && (result.value.response as unknown))).toEqual([
      40, 51,
    ]);
  });

  it('takes a function for a request, which is asked for each attempt', async () => {
    const transport = scriptedTransport([{ status: 202 }, {}]);
    let token = 0;
    const stream = pollStream(() => async () => `http://a/?token=${String(++token)}`, { ...quick, transport });
    stream.end('a');
    const [result] = await read(stream);

    expect(result?.status).toBe('fulfilled');
    expect(transport.requests.map(({ url }) => url)).toEqual(['http://a/?token=1', 'http://a/?token=2']);
  });

  it('tells one who writes, when it is destroyed while he is held', async () => {
    const stream = pollStream(() => NEVER, { maxWaiting: 1 });
    const told = new Promise((resolve) => stream.write('a', resolve));
    stream.once('error', () => undefined);
    stream.destroy(new Error('enough'));

    expect(await told).toEqual(new Error('enough'));
    await expectAsync(finished(stream)).toBeRejectedWithError('enough');
  });

  it('is destroyed at once where its signal has aborted', async () => {
    const stream = pollStream(() => NEVER, { signal: AbortSignal.abort(new Error('too late')) });
    const [error] = (await once(stream, 'error')) as [unknown];

    expect(error).toEqual(new Error('too late'));
  });

  it('is destroyed with what a teardown throws', async () => {
    const stream = pollStream(
      () =>
        new Observable(() => () => {
          throw new Error('broken');
        }),
    );
    stream.write('a');
    await settle();
    stream.destroy();
    const [error] = (await once(stream, 'error')) as [Error];

    expect(error.message).toContain('broken');
  });

  it('rejects an id whose request is none', async () => {
    const stream = pollStream(() => 'no address', quick);
    stream.end('a');
    const [result] = await read(stream);

    expect(result?.status === 'rejected' && String(result.reason)).toMatch(/^TypeError: pollHttp: .* not a valid URL/);
  });

  const notPolls: [string, () => Duplex, RegExp][] = [
    [
      'requests without until',
      () => pollStream((() => 'http://a') as () => never),
      /^pollStream: toRequest gave a request, which is no poll: say with the option until/,
    ],
    [
      'promises of requests',
      () => pollStream((async () => 'http://a') as () => never, quick),
      /^pollStream: toRequest gave a promise; let it give a function, which may be async/,
    ],
  ];
  for (const [what, make, message] of notPolls) {
    it(`ends at the first id with what is wrong about ${what}`, async () => {
      const stream = make();
      stream.write('a');

      await expectAsync(read(stream)).toBeRejectedWithError(TypeError, message);
    });
  }

  const mistakes: readonly (readonly [object, string])[] = [
    [{ ...quick, maxWaitin: 1 }, 'TypeError: pollStream: unknown option "maxWaitin"; did you mean maxWaiting?'],
    [{ ...quick, maxInFlight: 0 }, 'RangeError: pollStream: maxInFlight must be a whole number, 1 or more, not 0'],
    [
      { ...quick, timeout: true },
      'TypeError: pollStream: timeout must be milliseconds, text such as "10s", or false, not true',
    ],
    [
      { ...quick, schedule: { initialDely: 1 } },
      'TypeError: backoffSchedule: unknown option "initialDely"; did you mean initialDelay?',
    ],
    [{ until, schedule: 5 }, 'RangeError: pollStream: schedule must be a function or an object, not 5'],
    [{ until, retry: true }, 'TypeError: pollStream: retry must be an object, or false, not true'],
    [{ until, maxBodyBytes: -1 }, 'RangeError: pollStream: maxBodyBytes must be a whole number, 0 or more, not -1'],
    [{ until: null }, 'TypeError: takeUntilMatch: a matcher is a filter, a predicate or a Standard Schema, not null'],
    [
      { schedule: constant(1) },
      'TypeError: pollStream: schedule is given without until, which makes a poll of a request',
    ],
    [
      { until: 'done' },
      'TypeError: takeUntilMatch: a matcher is a filter, a predicate or a Standard Schema, not "done"',
    ],
  ];
  for (const [options, message] of mistakes) {
    it(`refuses options: ${message}`, () => {
      let thrown: unknown;
      try {
        pollStream(() => throwError(() => 0), options as PollStreamOptions);
      } catch (error) {
        thrown = error;
      }
      expect(String(thrown)).toBe(message);
    });
  }
});
