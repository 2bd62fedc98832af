import type { Attempt } from '../../../lib/attempt.js';
import { isPollError } from '../../../lib/errors/isPollError.js';
import { NetworkError } from '../../../lib/errors/networkError.js';
import { PollError } from '../../../lib/errors/pollError.js';
import { PollFailedError } from '../../../lib/errors/pollFailedError.js';
import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import { pack, packError } from '../../../lib/sharing/pack.js';
import type { Packed } from '../../../lib/sharing/packed.js';
import { unpack } from '../../../lib/sharing/unpack.js';
import { ResponseHeaders } from '../../../lib/transport/responseHeaders.js';

const headers = new ResponseHeaders(new Headers({ ETag: '"1"', 'Set-Cookie': 'sid=s3cret' }));
const response: HttpResponse = {
  status: 202,
  headers,
  body: { id: 42 },
  url: 'https://api.example.com/',
  isJson: true,
};
const attempt: Attempt<HttpResponse> = {
  number: 3,
  startedAt: 1_000,
  duration: 20,
  elapsed: 3_020,
  response,
  nextDelay: undefined,
  delayReason: 'schedule',
  scheduledDelay: 1_000,
  tally: { '202': 3 },
};

/** Sends a value to another tab. */
function sent(value: unknown, how: (value: unknown) => Packed = pack): unknown {
  return unpack(structuredClone(how(value)));
}

describe('pack', () => {
  const plain: readonly unknown[] = [
    undefined,
    null,
    7,
    'text',
    [1, 2],
    { a: { b: new Date(0) } },
    { as: 'error' },
    new Map([[1, 2]]),
  ];
  for (const value of plain) {
    it(`takes what is cloned as it is: ${JSON.stringify(value)}`, () => {
      expect(sent(value)).toEqual(value);
    });
  }

  it('takes an attempt with its response, whose headers are found in any case', () => {
    const told = sent(attempt) as typeof attempt;
    const toldResponse = told.response;

    expect({ ...told, response: undefined }).toEqual({ ...attempt, response: undefined } as never);
    expect({ ...toldResponse, headers: undefined }).toEqual({ ...response, headers: undefined } as never);
    expect(['etag', 'ETAG', 'x-other'].map((name) => toldResponse.headers.get(name))).toEqual(['"1"', '"1"', null]);
    expect('error' in told).toBeFalse();
  });

  it('takes a failed attempt with its error', () => {
    const error = new NetworkError({ method: 'GET', url: '/', isRepeatable: true }, 'lost');
    const { number, startedAt, tally } = attempt;
    const told = sent({ number, startedAt, tally, error }) as Attempt;

    expect('response' in told).toBeFalse();
    expect(isPollError(told.error) && told.error.kind).toBe('network');
  });

  const lists: readonly (readonly [string, HttpResponse['headers'], string | null])[] = [
    ['of the platform', new Headers({ 'X-Id': '7' }), '7'],
    [
      'whose keys() is a list, and whose forEach() has the name first',
      Object.assign(new Headers({ 'X-Id': '7' }), {
        keys: () => ['x-id'],
        forEach: (callback: (name: string, values: string[]) => void) => callback('x-id', ['7']),
      }),
      '7',
    ],
    ['that cannot be listed', { get: () => '7' }, null],
  ];
  for (const [what, headers, value] of lists) {
    it(`takes headers ${what}`, () => {
      expect((sent({ ...response, headers }) as HttpResponse).headers.get('x-id')).toBe(value);
    });
  }

  it('takes a response whose fields are getters, and leaves functions behind', () => {
    class Answer {
      readonly headers = headers;
      readonly clone = (): this => this;
      readonly #answer = { status: 200, body: 'done' };
      get status(): number {
        return this.#answer.status;
      }
      get body(): string {
        return this.#answer.body;
      }
    }
    const told = sent(new Answer()) as HttpResponse;

    expect([told.status, told.body, Object.keys(told).sort()]).toEqual([
      200,
      'done',
      ['body', 'headers', 'status', 'url'],
    ]);
  });
});

describe('packError', () => {
  it('keeps what an error of this package tells: kind, message, history and details', () => {
    const cut = {
      request: { method: 'GET', url: 'https://api.example.com/?token=********', isRepeatable: true },
      isPoll: true,
    };
    const error = new PollTimeoutError(5_000, attempt, cut);
    const told = sent(error, packError) as PollTimeoutError;

    expect(isPollError(told) && told instanceof PollError && told instanceof Error).toBeTrue();
    for (const name of [
      'name',
      'kind',
      'message',
      'attempts',
      'tally',
      'scope',
      'limit',
      'url',
      'method',
      'isRepeatable',
    ] as const) {
      expect(told[name]).withContext(name).toEqual(error[name]);
    }
    expect((told.last?.response as HttpResponse).headers.get('ETag')).toBe('"1"');
    expect(String(told)).toBe(String(error));
  });

  it('leaves cause and stack behind, which may hold what is not masked', () => {
    const cause = new Error('https://user:s3cret@api.example.com/');
    const error = new NetworkError({ method: 'GET', url: '/', isRepeatable: true }, cause);
    const packed = packError(error);

    expect(JSON.stringify(structuredClone(packed))).not.toContain('s3cret');
    expect(packed.as === 'error' && Object.keys(packed.fields)).not.toContain('stack');
  });

  it('leaves behind what cannot be cloned', () => {
    const odd = { ...attempt, response: { run: () => 'away' } } as Attempt;
    const told = sent(Object.assign(new PollFailedError(odd), { retry: () => 'again', hint: 7 }), packError);

    expect(told).toEqual(jasmine.objectContaining({ kind: 'failed', attempts: 3, hint: 7 }));
    expect((told as PollFailedError).last).toBeUndefined();
    expect('retry' in (told as object)).toBeFalse();
  });

  const others: readonly (readonly [string, unknown, unknown])[] = [
    [
      'an error',
      Object.assign(new RangeError('too far'), { code: 'E' }),
      jasmine.objectContaining({ name: 'RangeError', message: 'too far', code: 'E' }),
    ],
    ['text', 'stop', 'stop'],
    ['nothing', undefined, undefined],
    ['a function', Object.assign(() => 1, { message: 'odd' }), jasmine.objectContaining({ message: 'odd' })],
    [
      'an error that is a response, as those of Angular',
      { name: 'HttpErrorResponse', message: 'Not Found', status: 404, headers, error: { cancel: () => 1 }, url: '/' },
      jasmine.objectContaining({ name: 'HttpErrorResponse', message: 'Not Found', status: 404, url: '/' }),
    ],
  ];
  for (const [what, error, told] of others) {
    it(`takes ${what}`, () => {
      expect(sent(error, packError)).toEqual(told);
      expect(isPollError(sent(error, packError))).toBeFalse();
    });
  }
});
