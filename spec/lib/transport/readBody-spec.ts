import * as fc from 'fast-check';
import type { BodyTooLargeError } from '../../../lib/errors/bodyTooLargeError.js';
import { readBody } from '../../../lib/transport/readBody.js';
import { outgoing } from './outgoing.js';

/** A response whose body gives some chunks, one for each time that it is asked, and then ends. */
function streaming(chunks: readonly Uint8Array[]): {
  response: Response;
  asked: () => number;
  isCancelled: () => boolean;
} {
  let asked = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const chunk = chunks[asked++];
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel: () => {
        isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body), asked: () => asked, isCancelled: () => isCancelled };
}

/** The bytes that were read. */
async function read(response: unknown, maxBodyBytes = 1_000): Promise<number[]> {
  const request = outgoing({}, { maxBodyBytes, responseType: 'arrayBuffer' });
  const { body } = (await readBody(response as Response, request)).parsed('');
  return [...new Uint8Array(body as ArrayBuffer)];
}

const bytes = (...sizes: number[]): Uint8Array[] => sizes.map((size) => new Uint8Array(size).fill(size));

describe('readBody', () => {
  it('reads all chunks in turn, up to maxBodyBytes and not one byte more', async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(chunks, fc.integer({ min: -2, max: 2 }), async (chunks, spare) => {
        const size = chunks.reduce((sum, { length }) => sum + length, 0);
        const max = Math.max(0, size + spare);
        const { response, isCancelled } = streaming(chunks);
        const outcome = await read(response, max).catch((error: unknown) => (error as BodyTooLargeError).kind);

        expect(outcome).toEqual(size > max ? 'body-too-large' : chunks.flatMap((chunk) => [...chunk]));
        expect(isCancelled()).toBe(size > max);
      }),
      { numRuns: 50 },
    );
  });

  it('asks for no more than it needs', async () => {
    const { response, asked } = streaming(bytes(3, 3, 3, 3));
    await read(response, 5).catch(() => undefined);

    expect(asked()).toBe(2);
  });

  it('says which request was answered so', async () => {
    const error = (await read(streaming(bytes(2)).response, 1).catch((error: unknown) => error)) as BodyTooLargeError;

    expect(error.message).toContain('GET https://api.example.com/jobs answered with a body of more than 1 bytes');
    expect(error.maxBodyBytes).toBe(1);
  });

  it('reads nothing where there is no body', async () => {
    expect(await read(new Response(null))).toEqual([]);
    expect(await read(streaming([]).response, 0)).toEqual([]);
  });

  it('takes a response that cannot stream', async () => {
    const response = { arrayBuffer: async () => new Uint8Array([1, 2]).buffer };

    expect(await read(response)).toEqual([1, 2]);
    expect(((await read(response, 1).catch((error: unknown) => error)) as BodyTooLargeError).kind).toBe(
      'body-too-large',
    );
  });

  it('takes a stream that is no web stream, and closes it when it leaves', async () => {
    let isClosed = false;
    const response = {
      body: (async function* () {
        try {
          yield* bytes(1, 2);
        } finally {
          isClosed = true;
        }
      })(),
    };

    expect(await read(response, 2).catch((error: unknown) => (error as BodyTooLargeError).kind)).toBe('body-too-large');
    expect(isClosed).toBeTrue();
  });

  it('takes a web stream that cannot be iterated over', async () => {
    const { response } = streaming(bytes(1, 2));
    const reader = response.body?.getReader();

    expect(await read({ body: { getReader: () => reader } })).toEqual([1, 2, 2]);
  });

  it('errors as the stream does', async () => {
    const broken = new ReadableStream({
      pull: (controller) => {
        controller.error(new TypeError('terminated'));
      },
    });

    await expectAsync(read(new Response(broken))).toBeRejectedWithError(TypeError, 'terminated');
  });

  it('waits for no stream that is slow to be cancelled, or fails to', async () => {
    for (const cancel of [() => new Promise<void>(() => undefined), () => Promise.reject(new Error('cannot'))]) {
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          controller.enqueue(new Uint8Array(9));
        },
        cancel,
      });
      const kind = await read(new Response(body), 1).catch((error: unknown) => (error as BodyTooLargeError).kind);

      expect(kind).toBe('body-too-large');
    }
  });
});
