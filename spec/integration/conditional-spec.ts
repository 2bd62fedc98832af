import { defer, from, of, take, throwError } from 'rxjs';
import * as z from 'zod/mini';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { redact } from '../../lib/mask/redact.js';
import { constant } from '../../lib/schedule/constant.js';
import type { PollHttpOptions, PollRequest } from '../../lib/transport/exchangePlan.js';
import { baseUrl } from '../../lib/transport/readRequest.js';
import type { HttpRequest, Transport } from '../../lib/transport/transport.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { receiving } from '../lib/transport/receiving.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

/** An answer of a server: status, text and header fields. */
type Step = readonly [status: number, text: string, headers?: Record<string, string>];

/** What a poll saw of an attempt: status, body, and whether it is unchanged. */
type Seen = readonly [status: number, body: unknown, unchanged?: true];

/** Of the page, where there is one. */
const url = '/jobs/42';
const running = '{"status":"running"}';
const tagged = { etag: 'W/"1"' };
const dated = { 'last-modified': 'Wed, 21 Oct 2015 07:28:00 GMT' };
const fields = ['if-none-match', 'if-modified-since', 'cache-control'];

/** A transport of the package that plays steps, and what it was sent. */
function playing(steps: readonly (Step | Error)[]): { sent: HttpRequest[]; transport: Transport } {
  const sent: HttpRequest[] = [];
  const transport: Transport = (request) => {
    const step = steps[sent.push(request) - 1] ?? steps.at(-1)!;
    if (step instanceof Error) return throwError(() => step);
    const [status, text, headers] = step;
    return of({ status, headers: new Headers(headers), ...receiving(request, status, text), url: null });
  };
  return { sent, transport };
}

function seenOf({ response: { status, body, unchanged } }: Attempt<HttpResponse>): Seen {
  return unchanged ? [status, body, unchanged] : [status, body];
}

function conditionsOf({ headers }: HttpRequest): (string | null)[] {
  return fields.map((name) => headers.get(name));
}

/** Polls, one attempt for each step, and tells what was sent and seen. */
function poll(
  steps: readonly Step[],
  options: PollHttpOptions = { conditional: true },
  request: PollRequest = url,
): { sent: HttpRequest[]; conditions: (string | null)[][]; seen: Seen[]; attempts: Attempt<HttpResponse>[] } {
  const { sent, transport } = playing(steps);
  const attempts: Attempt<HttpResponse>[] = [];
  marbles(({ flush }) => {
    pollHttp(request, { ...options, transport })
      .pipe(backoffSchedule(constant(1)), take(steps.length))
      .subscribe((attempt) => attempts.push(attempt));
    flush();
  })();
  return { sent, conditions: sent.map(conditionsOf), seen: attempts.map(seenOf), attempts };
}

describe('conditional requests (RFC 9110, 13.1)', () => {
  const none = [null, null, null];
  const byTag = ['W/"1"', null, 'max-age=0'];
  const byDate = [null, dated['last-modified'], 'max-age=0'];
  const table: [string, Step[], conditions: (string | null)[][], Seen[]?][] = [
    [
      'sends the ETag as it came',
      [
        [200, 'a', tagged],
        [304, ''],
      ],
      [none, byTag],
      [
        [200, 'a'],
        [304, 'a', true],
      ],
    ],
    [
      'sends Last-Modified where there is no ETag',
      [
        [200, 'a', dated],
        [304, ''],
      ],
      [none, byDate],
    ],
    [
      'sends the ETag alone where there are both',
      [
        [200, 'a', { ...tagged, ...dated }],
        [304, ''],
      ],
      [none, byTag],
    ],
    [
      'sends nothing where there is neither',
      [
        [200, 'a'],
        [200, 'b'],
      ],
      [none, none],
      [
        [200, 'a'],
        [200, 'b'],
      ],
    ],
    [
      'lets the last body stand through many a 304',
      [
        [200, 'a', tagged],
        [304, ''],
        [304, ''],
        [200, 'b', { etag: '"2"' }],
        [304, ''],
      ],
      [none, byTag, byTag, byTag, ['"2"', null, 'max-age=0']],
      [
        [200, 'a'],
        [304, 'a', true],
        [304, 'a', true],
        [200, 'b'],
        [304, 'b', true],
      ],
    ],
    [
      'takes the new ETag of a 304, and keeps the old where it has none',
      [
        [200, 'a', tagged],
        [304, '', { etag: '"2"' }],
        [304, ''],
        [304, ''],
      ],
      [none, byTag, ['"2"', null, 'max-age=0'], ['"2"', null, 'max-age=0']],
    ],
    [
      'sends the ETag of a 200 alone, for a server that hashes the body would answer 304 to a job that is done (Express)',
      [
        [202, running, tagged],
        [200, running, tagged],
        [304, ''],
      ],
      [none, none, byTag],
      [
        [202, { status: 'running' }],
        [200, { status: 'running' }],
        [304, { status: 'running' }, true],
      ],
    ],
    [
      'forgets the ETag when the server has failed',
      [
        [200, 'a', tagged],
        [500, 'oops', tagged],
        [200, 'a', tagged],
      ],
      [none, byTag, none],
    ],
    [
      'leaves a 304 as it is that nobody asked for',
      [
        [200, 'a'],
        [304, ''],
      ],
      [none, none],
      [
        [200, 'a'],
        [304, null],
      ],
    ],
    [
      'leaves a first 304 as it is',
      [
        [304, '', tagged],
        [304, '', tagged],
      ],
      [none, none],
      [
        [304, null],
        [304, null],
      ],
    ],
  ];
  for (const [title, steps, conditions, seen] of table) {
    it(title, () => {
      const found = poll(steps);

      expect(found.conditions).toEqual(conditions);
      if (seen) expect(found.seen).toEqual(seen);
    });
  }

  it('gives a 304 its own header fields, and says on the attempt that nothing has changed', () => {
    const { attempts } = poll([
      [200, running, tagged],
      [304, '', { 'x-left': '3' }],
    ]);
    const [first, second] = attempts;

    expect(second?.response.body).toBe(first?.response.body);
    expect(second?.response.isJson).toBeTrue();
    expect([second?.response.headers.get('x-left'), second?.response.headers.get('etag')]).toEqual(['3', null]);
    expect([first?.unchanged, second?.unchanged]).toEqual([undefined, true]);
  });

  const unasked: [string, PollHttpOptions, PollRequest?][] = [
    ['without the option', {}],
    ['for a POST', { conditional: true, method: 'POST' }],
    ['for other addresses each time', { conditional: true }, (last) => (last ? '/b' : '/a')],
    ['beside the If-None-Match of the user', { conditional: true, headers: { 'If-None-Match': '"own"' } }],
    ['beside the If-Modified-Since of the user', { conditional: true, headers: { 'if-modified-since': 'own' } }],
  ];
  for (const [title, options, request] of unasked) {
    it(`sends no validators ${title}`, () => {
      const { conditions, seen } = poll(
        [
          [200, 'a', tagged],
          [304, ''],
        ],
        options,
        request,
      );

      expect(conditions.flat().filter((value) => value === 'W/"1"' || value === 'max-age=0')).toEqual([]);
      expect(seen).toEqual([
        [200, 'a'],
        [304, null],
      ]);
    });
  }

  it('asks by HEAD as by GET', () => {
    const { conditions, seen } = poll(
      [
        [200, '', tagged],
        [304, ''],
      ],
      { conditional: true, method: 'HEAD' },
    );

    expect([conditions, seen]).toEqual([
      [none, byTag],
      [
        [200, null],
        [304, null, true],
      ],
    ]);
  });

  it('keeps the Cache-Control of the user', () => {
    const options = { conditional: true, headers: { 'cache-control': 'no-transform' } };

    expect(
      poll(
        [
          [200, 'a', tagged],
          [304, ''],
        ],
        options,
      ).conditions[1],
    ).toEqual(['W/"1"', null, 'no-transform']);
  });

  it('keeps a browser from keeping the 304 to itself, unless it is told what to cache', () => {
    const cacheOf = (options: PollHttpOptions): unknown => poll([[200, 'a']], options).sent[0]?.init.cache;

    expect(cacheOf({ conditional: true })).toBe(baseUrl() === undefined ? undefined : 'no-store');
    expect(cacheOf({ conditional: true, cache: 'no-cache' })).toBe('no-cache');
    expect(cacheOf({})).toBeUndefined();
  });

  it('asks another origin only where that was asked for, if there is an origin', () => {
    const other = 'https://api.example.com/jobs/42';
    const asked = (conditional: PollHttpOptions['conditional']): unknown =>
      poll(
        [
          [200, 'a', tagged],
          [304, ''],
        ],
        { conditional: conditional! },
        other,
      ).conditions[1]?.[0];

    expect(asked(true)).toBe(baseUrl() === undefined ? 'W/"1"' : null);
    expect(asked('cross-origin')).toBe('W/"1"');
  });

  it('shares nothing between two subscribers', () => {
    const { sent, transport } = playing([[200, 'a', tagged]]);
    marbles(({ flush }) => {
      const poll$ = pollHttp(url, { conditional: true, transport }).pipe(backoffSchedule(constant(1)), take(2));
      poll$.subscribe();
      poll$.subscribe();
      flush();
    })();

    expect(sent.map(conditionsOf)).toEqual([none, none, byTag, byTag]);
  });

  it('remembers nothing outside of a poll', () => {
    const { sent, transport } = playing([[200, 'a', tagged]]);
    const once$ = pollHttp(url, { conditional: true, transport });
    record(once$);
    record(once$);

    expect(sent.map(conditionsOf)).toEqual([none, none]);
  });

  it('compares with what the poll has seen, not with an answer that was tried again', () => {
    const { transport } = playing([
      [200, 'a', tagged],
      [503, 'busy'],
      [503, 'busy'],
      [200, 'a', tagged],
    ]);
    const attempts: Attempt<HttpResponse>[] = [];
    marbles(({ flush }) => {
      pollHttp(url, { conditional: true, transport })
        .pipe(retryRequest({ maxRetries: 1, initialDelay: 1, random: () => 0 }), backoffSchedule(constant(1)), take(3))
        .subscribe((attempt) => attempts.push(attempt));
      flush();
    })();

    expect(attempts.map(seenOf)).toEqual([
      [200, 'a'],
      [503, 'busy'],
      [200, 'a'],
    ]);
  });

  it('applies a schema once, also where it takes its time', async () => {
    const { transport } = playing([
      [200, '{"at":1}', tagged],
      [304, ''],
      [200, '{"at":1}', tagged],
    ]);
    let parsed = 0;
    const schema = z.object({
      at: z.pipe(
        z.number(),
        z.transform(async (at) => new Date(at + (parsed += 100))),
      ),
    });
    const attempts: Attempt<HttpResponse>[] = [];
    await new Promise<void>((complete) => {
      pollHttp(url, { conditional: true, transport, schema })
        .pipe(backoffSchedule(constant(0)), take(3))
        .subscribe({ next: (attempt) => attempts.push(attempt), complete });
    });
    const [first] = attempts;
    const { body } = first!.response as HttpResponse<{ at: Date }>;

    expect(body?.at).toBeInstanceOf(Date);
    expect(attempts.map(seenOf)).toEqual([
      [200, body],
      [304, body, true],
      [200, body, true],
    ]);
  });

  it('lets no secret out that the last answer quotes', () => {
    const options = { conditional: true, headers: { authorization: redact`Bearer ${'hidden'}` } };
    const { seen } = poll(
      [
        [200, '{"token":"hidden"}', tagged],
        [304, ''],
        [200, '{"token":"hidden"}', tagged],
      ],
      options,
    );
    const body = { token: '********' };

    expect(seen).toEqual([
      [200, body],
      [304, body, true],
      [200, body, true],
    ]);
  });

  it('takes a 304 from a transport that knows nothing of it', () => {
    const answers = [
      { status: 200, headers: new Headers(tagged), body: { a: 1 }, url: null },
      { status: 304, headers: new Headers(), body: null, url: null },
    ];
    const attempts: Attempt<HttpResponse>[] = [];
    marbles(({ flush }) => {
      pollHttp(url, { conditional: true, transport: () => defer(() => from([answers.shift()!])) })
        .pipe(backoffSchedule(constant(1)), take(2))
        .subscribe((attempt) => attempts.push(attempt));
      flush();
    })();

    expect(attempts.map(seenOf)).toEqual([
      [200, { a: 1 }],
      [304, { a: 1 }, true],
    ]);
    expect(attempts[1]?.response.isJson).toBeUndefined();
  });

  it('ends with an error where a transport answers without header fields', () => {
    const transport = (): never[] => [{ status: 200, body: null, url: null } as never];

    expect(record(pollHttp(url, { conditional: true, transport }).pipe(backoffSchedule())).end).toBeInstanceOf(
      TypeError,
    );
  });
});

describe('equal bytes', () => {
  const table: [string, Step[], Seen[]][] = [
    [
      'are the last body',
      [
        [202, running],
        [202, running],
      ],
      [
        [202, { status: 'running' }],
        [202, { status: 'running' }, true],
      ],
    ],
    [
      'of text are, too',
      [
        [202, 'a'],
        [202, 'a'],
      ],
      [
        [202, 'a'],
        [202, 'a', true],
      ],
    ],
    [
      'by another status are an answer of its own',
      [
        [202, 'a'],
        [200, 'a'],
      ],
      [
        [202, 'a'],
        [200, 'a'],
      ],
    ],
    [
      'are those of the last answer alone',
      [
        [202, 'a'],
        [202, 'b'],
        [202, 'a'],
      ],
      [
        [202, 'a'],
        [202, 'b'],
        [202, 'a'],
      ],
    ],
    [
      'are known again after a 304',
      [
        [200, 'a', tagged],
        [304, ''],
        [200, 'a'],
      ],
      [
        [200, 'a'],
        [304, 'a', true],
        [200, 'a', true],
      ],
    ],
    [
      'that are none say nothing, for the header fields may say it',
      [
        [202, ''],
        [202, '', { 'x-state': 'done' }],
      ],
      [
        [202, null],
        [202, null],
      ],
    ],
  ];
  for (const [title, steps, seen] of table) {
    it(title, () => {
      expect(poll(steps).seen).toEqual(seen);
    });
  }

  it('are given as the very same body, and not parsed', () => {
    const parsed = spyOn(JSON, 'parse').and.callThrough();
    const { attempts } = poll([
      [202, running],
      [202, running],
      [202, running],
    ]);

    expect(new Set(attempts.map(({ response }) => response.body)).size).toBe(1);
    expect(parsed).toHaveBeenCalledTimes(1);
  });

  it('are compared by POST, at other addresses and with prefer alone', () => {
    const same: Seen[] = [
      [202, 'a'],
      [202, 'a', true],
    ];
    const steps: Step[] = [
      [202, 'a'],
      [202, 'a'],
    ];

    expect(poll(steps, { conditional: true, method: 'POST' }).seen).toEqual(same);
    expect(poll(steps, { conditional: true }, (last) => (last ? '/b' : '/a')).seen).toEqual(same);
    expect(poll(steps, { prefer: { wait: '5s' } }).seen).toEqual(same);
  });

  it('are not compared unless that was asked for, nor where bytes were', () => {
    const steps: Step[] = [
      [202, 'a'],
      [202, 'a'],
    ];

    expect(poll(steps, {}).seen).toEqual([
      [202, 'a'],
      [202, 'a'],
    ]);
    expect(
      poll(steps, { conditional: true, responseType: 'arrayBuffer' }).seen.map(({ 2: unchanged }) => unchanged),
    ).toEqual([undefined, undefined]);
  });

  it('do not hide what header fields say', () => {
    const { transport } = playing([
      [202, 'a', { 'x-state': 'running' }],
      [202, 'a', { 'x-state': 'done' }],
    ]);
    let seen: unknown;
    marbles(({ flush }) => {
      seen = record(
        pollHttp(url, { conditional: true, transport }).pipe(
          backoffSchedule({ strategy: 'fixed', initialDelay: 1, maxAttempts: 3 }),
          takeUntilMatch({ headers: { 'x-state': ['done'] } }),
        ),
      );
      flush();
    })();

    expect((seen as { values: Attempt[]; end: unknown }).values.length).toBe(2);
    expect((seen as { end: unknown }).end).toBe('complete');
  });
});

describe('the answer that a function is given in place of a request', () => {
  it('is the last one of its poll, and none at first', () => {
    const asked: unknown[] = [];
    const request: PollRequest = (last) => {
      asked.push(last && [last.status, last.body, last.headers.get('x-index')]);
      return `${url}?index=${last?.headers.get('x-index') ?? '0'}`;
    };
    const { sent } = poll(
      [
        [200, 'a', { 'x-index': '7' }],
        [202, 'b', { 'x-index': '9' }],
        [200, 'c'],
      ],
      {},
      request,
    );

    expect(asked).toEqual([undefined, [200, 'a', '7'], [202, 'b', '9']]);
    expect(sent.map((request) => request.url)).toEqual([`${url}?index=0`, `${url}?index=7`, `${url}?index=9`]);
  });

  it('is none outside of a poll', () => {
    const asked: unknown[] = [];
    const { transport } = playing([[200, 'a']]);
    const once$ = pollHttp(
      (last) => {
        asked.push(last);
        return url;
      },
      { transport },
    );
    record(once$);
    record(once$);

    expect(asked).toEqual([undefined, undefined]);
  });
});
