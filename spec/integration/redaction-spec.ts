import { lastValueFrom, NEVER, Observable, of, throwError } from 'rxjs';
import * as z from 'zod/mini';
import { isPollError } from '../../lib/errors/isPollError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { Redacted } from '../../lib/mask/isRedacted.js';
import { redact } from '../../lib/mask/redact.js';
import { redacted } from '../../lib/mask/redacted.js';
import type { StandardSchema } from '../../lib/schema/standardSchema.js';
import type { PollHttpOptions, PollRequest } from '../../lib/transport/exchangePlan.js';
import type { RequestInitLike } from '../../lib/transport/readRequest.js';
import { ResponseHeaders } from '../../lib/transport/responseHeaders.js';
import type { HttpRequest, Transport } from '../../lib/transport/transport.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { fromBackgroundPoll } from '../../operators/fromBackgroundPoll.js';
import { fromLoopUntil } from '../../operators/fromLoopUntil.js';
import { fromPlan } from '../../operators/fromPlan.js';
import { matchedBody } from '../../operators/matchedBody.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { textOf } from '../lib/errors/textOf.js';
import { faultServer } from '../support/faultServer.js';

/** A schema that tells what it refuses, and what it was made with. */
const quotingSchema: StandardSchema = {
  '~standard': {
    version: 1,
    vendor: 'spec',
    validate: (value) => ({
      issues: [{ message: `${JSON.stringify(value)} is not ${secrets.token}`, path: [secrets.token, { key: 'a' }] }],
    }),
  },
};

const secrets = {
  key: 'K3y&=+ /é"x',
  token: 'T0ken-abc.DEF_123',
  password: 'p@ss:W0rd/"\\n',
  pin: 74_310_582,
};

/** Every way in which a secret could be told. */
const written = Object.values(secrets)
  .map(String)
  .flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    new URL(`http://h/?${encodeURI(secret)}`).search.slice(1),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  ])
  .concat(btoa(`me:${secrets.password}`));

/** A request that says each secret, wherever it can. */
function secretly(url: string): RequestInitLike & { readonly url: Redacted } {
  const { key, token, password, pin } = secrets;
  const [scheme, place] = url.split('//').map((part) => redacted(part, []));
  return {
    url: redact`${scheme!}//me:${encodeURIComponent(password)}@${place!}/${pin}?key=${encodeURIComponent(key)}`,
    method: 'POST',
    headers: { 'x-token': redact`Bearer ${token}` },
    body: redact`{ "key": ${JSON.stringify(key)}, "pin": ${pin}, "${token}": "${JSON.stringify(password).slice(1, -1)}" }`,
  };
}

/** All that an Observable tells, and what is told to the function that is given to make it. */
async function toldBy(make: (tell: (fact: unknown) => void) => Observable<unknown>): Promise<unknown[]> {
  const told: unknown[] = [];
  const tell = (fact: unknown): void => {
    told.push(fact);
  };
  await new Promise<void>((done) => {
    make(tell).subscribe({
      next: tell,
      error: (error: unknown) => {
        tell(error);
        done();
      },
      complete: done,
    });
  });
  return told;
}

/** The values and names of the header fields in a thing, at any depth. */
function fieldsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const fields: string[] = [];
  if (value instanceof ResponseHeaders) value.forEach((field, name) => fields.push(name, field));
  return [...fields, ...Reflect.ownKeys(value).flatMap((name) => fieldsIn(Reflect.get(value, name), seen))];
}

function expectNoSecret(told: readonly unknown[], something = ''): void {
  const text = told
    .flatMap((fact) => [textOf(fact), ...fieldsIn(fact)])
    .join('\n')
    .toLowerCase();
  expect(text).toContain(something);
  expect(written.filter((secret) => text.includes(secret.toLowerCase()))).toEqual([]);
}

const fast = { strategy: 'fixed', initialDelay: 1 } as const;

describe('what redact hides', () => {
  describe('over the network', () => {
    it('sends what it hides', async () => {
      const script = await faultServer.play([{}]);
      await lastValueFrom(pollHttp(secretly(script.url)));
      const [seen] = await script.requests();
      const { key, token, password, pin } = secrets;

      expect(seen?.url).toMatch(new RegExp(`/${String(pin)}\\?key=${encodeURIComponent(key)}$`));
      expect(seen?.headers['x-token']).toBe(`Bearer ${token}`);
      expect(seen?.headers['authorization']).toBe(`Basic ${btoa(`me:${password}`)}`);
      expect(JSON.parse(seen?.body ?? '')).toEqual({ key, pin, [token]: password });
    });

    const sentences: [string, (response$: Observable<HttpResponse>) => Observable<unknown>][] = [
      ['a response', (response$) => response$],
      ['attempts and a match', (response$) => response$.pipe(backoffSchedule(fast), takeUntilMatch({ status: [200] }))],
      [
        'the body',
        (response$) => response$.pipe(backoffSchedule(fast), takeUntilMatch({ status: [200] }), matchedBody()),
      ],
      [
        'failOn',
        (response$) =>
          response$.pipe(backoffSchedule(fast), takeUntilMatch({ status: [500] }, { failOn: { status: [200] } })),
      ],
      [
        'a spent schedule',
        (response$) => response$.pipe(backoffSchedule({ ...fast, maxAttempts: 2 }), takeUntilMatch({ status: [500] })),
      ],
      [
        'the limit of a poll',
        (response$) => response$.pipe(backoffSchedule(fast), takeUntilMatch({ status: [500] }), timeoutAfter(150)),
      ],
      [
        'a server that asks for too long a wait',
        (response$) => response$.pipe(backoffSchedule({ ...fast, maxServerDelay: 1 })),
      ],
    ];
    for (const [what, sentence] of sentences) {
      it(`is told by no server that echoes: ${what}`, async () => {
        const { url } = await faultServer.play([
          { echo: true, headers: { 'retry-after': what.includes('wait') ? '9' : '0' } },
        ]);

        expectNoSecret(await toldBy(() => sentence(pollHttp(secretly(url)))), '********');
      });
    }

    const options: [string, PollHttpOptions, string][] = [
      ['as text', { responseType: 'text' }, '********'],
      ['as too much', { maxBodyBytes: 5 }, '********'],
      ['as a misfit', { schema: z.object({ body: z.literal(secrets.token) }) }, 'does not fit'],
      ['as a misfit that is quoted', { schema: quotingSchema }, '********'],
    ];
    for (const [what, given, told] of options) {
      it(`is told by no body, read ${what}`, async () => {
        const { url } = await faultServer.play([{ echo: true }]);

        expectNoSecret(await toldBy(() => pollHttp(secretly(url), given)), told);
      });
    }

    it('is told by no address of a redirect', async () => {
      const { url } = await faultServer.play([
        { status: 307, headers: { location: '{url}/next{search}' } },
        { echo: true },
      ]);
      const told = await toldBy(() => pollHttp({ ...secretly(url), credentials: 'omit' }));

      expectNoSecret(told, '/next?key=********');
    });

    it('is told by no request that is sent again', async () => {
      const { url } = await faultServer.play([{ echo: true, status: 503 }, { fault: 'reset-before-headers' }, {}]);
      const told = await toldBy((onRetry) =>
        pollHttp({ ...secretly(url), method: 'PUT' }).pipe(retryRequest({ initialDelay: 1, onRetry })),
      );

      expect(told.length).toBe(3);
      expectNoSecret(told, '********');
    });

    for (const fault of ['reset-before-headers', 'reset-in-body', 'short-body'] as const) {
      it(`is told by no ${fault}`, async () => {
        const { url } = await faultServer.play([{ fault, body: 'part' }]);

        expectNoSecret(await toldBy(() => pollHttp(secretly(url))), 'got no response');
      });
    }

    it('is told by no connection that is refused, tolerated or not', async () => {
      const url = await faultServer.refused();
      const told = await toldBy(() =>
        pollHttp(secretly(url)).pipe(
          backoffSchedule({ ...fast, tolerateErrors: 2 }),
          takeUntilMatch({ status: [200] }),
        ),
      );

      expect(told.length).toBe(3);
      expectNoSecret(told, 'got no response');
    });

    it('is told by no request that is cut off', async () => {
      const { url } = await faultServer.play([{ fault: 'never-answers' }]);

      expectNoSecret(await toldBy(() => pollHttp(secretly(url)).pipe(timeoutAfter(50))), 'no answer in 50ms to post');
      expectNoSecret(
        await toldBy(() => pollHttp(secretly(url)).pipe(backoffSchedule(), timeoutAfter(50))),
        'no answer in 50ms to post',
      );
    });

    it('is told by no fetch that quotes what it was asked', async () => {
      const { url } = await faultServer.play([{}]);
      const fetch: typeof globalThis.fetch = async (url, { headers, body } = {}) => {
        throw new Error(`cannot fetch ${JSON.stringify(url)}`, { cause: [url, new Headers(headers), body] });
      };

      expectNoSecret(await toldBy(() => pollHttp(secretly(url), { fetch })), 'cannot fetch');
    });
  });

  describe('by a document', () => {
    const { key, token } = secrets;
    const loopUntil = {
      condition: ({ status }: { status: number }) => status === 200,
      maxAttempts: 2,
      initialDelay: 1,
    };
    const documents: [string, (url: string, tell: (fact: unknown) => void) => Observable<unknown>][] = [
      [
        'a plan',
        (url, onRetry) =>
          fromPlan(
            {
              version: 1,
              request: {
                url: `${url}/{{key}}?key={{key}}`,
                method: 'PUT',
                headers: { 'x-token': 'Bearer {{token}}' },
                body: { '{{key}}': '{{key}}', token: ['{{token}}'] },
                query: { token: '{{token}}' },
              },
              retry: { maxRetries: 1, initialDelay: 1 },
              schedule: fast,
              until: { status: [200] },
            },
            { variables: { key: redact`${key}`, token: redact`${token}` }, onRetry },
          ),
      ],
      [
        'the parameters of backgroundPoll',
        (url, onRetry) =>
          fromBackgroundPoll(
            {
              url: `${url}/`,
              interval: 0.001,
              responseFilter: { status: [200] },
              requestInit: {
                method: 'PUT',
                headers: {
                  'x-token': { __redactedString: true, strings: ['Bearer ', ''], interpolations: [token] },
                },
                body: redact`{ "key": ${JSON.stringify(key)} }`,
              },
              requestTimeout: { durationInMs: 1_000, retry: { limit: 2, minTimeoutInMs: 1 } },
            },
            { onRetry },
          ),
      ],
      [
        'a request with loopUntil',
        (url, onRetry) =>
          fromLoopUntil(
            {
              url: `${url}/{id}?key={{config.key}}`,
              method: 'PUT',
              headers: { 'x-token': 'Bearer {{config.token}}' },
              body: { key: '{{config.key}}' },
              pathParams: { id: redact`${key}` },
              queryParams: { token: '{{config.token}}' },
              retry: { maxAttempts: 2, initialDelay: 1 },
              loopUntil,
            },
            { config: { key: redact`${key}`, token: redact`${token}` }, onRetry },
          ),
      ],
    ];
    for (const [what, poll] of documents) {
      it(`is sent, and told by no attempt, where ${what} says it`, async () => {
        const script = await faultServer.play([{ status: 503, echo: true }, { echo: true }]);
        const told = await toldBy((tell) => poll(script.url, (...facts) => tell(facts)));
        const [seen] = await script.requests();

        expect(seen?.headers['x-token']).toBe(`Bearer ${token}`);
        expect(seen?.body).toContain(JSON.stringify(key).slice(1, -1));
        expectNoSecret(told, '********');
      });

      it(`is told by no error, where ${what} says it`, async () => {
        const told = await toldBy((tell) => poll('http://127.0.0.1:9', (...facts) => tell(facts)));

        expectNoSecret(told, 'network');
      });
    }
  });

  describe('by any way to give a request', () => {
    const echo: Transport = ({ url, headers, body }) =>
      of({ status: 200, headers: new Headers(headers), body: { url, body, headers: [...headers] }, url });
    const { url, ...init } = secretly('https://api.example.com/jobs');
    const { transport, ...rest } = { ...init, transport: echo };
    const ways: [string, PollRequest, PollHttpOptions][] = [
      ['the request', { url, ...init }, { transport }],
      ['the address and options', url, { ...rest, transport }],
      ['a URL and options', new URL('https://h/'), { ...rest, transport }],
      ['a Request and options', new Request('https://h/'), { ...rest, transport }],
      ['pairs of header fields', url, { headers: [['x-token', redact`Bearer ${secrets.token}`]], transport }],
      ['a map of header fields', url, { headers: new Map([['x-token', redact`Bearer ${secrets.token}`]]), transport }],
      ['a function', () => ({ url, ...init }), { transport }],
      ['a function of the address', () => url, { ...rest, transport }],
      ['a promise', async () => ({ url, ...init }), { transport }],
      ['a promise of the address', async () => url, { ...rest, transport }],
      ['an Observable', () => of({ url, ...init }), { transport }],
      ['text, and secrets in options', () => 'https://h/', { ...rest, transport }],
    ];
    for (const [what, request, options] of ways) {
      it(`hides what it is sent by ${what}`, async () => {
        let sent = '';
        const spy: Transport = (outgoing: HttpRequest) => {
          sent = `${outgoing.url} ${String(outgoing.headers.get('x-token'))} ${String(outgoing.body)}`;
          return transport(outgoing);
        };
        const told = await toldBy(() => pollHttp(request, { ...options, transport: spy }));

        expect(sent).not.toContain('********');
        expect(sent).toContain(secrets.token);
        expectNoSecret(told, '********');
      });
    }
  });

  describe('by a transport that fails', () => {
    const request = secretly('https://api.example.com/jobs');
    const all = (outgoing: HttpRequest): string =>
      `${outgoing.url} ${JSON.stringify([...outgoing.headers])} ${String(outgoing.body)}`;
    const lost = (text: string): Error => Object.assign(new Error(text), { code: 'ECONNRESET', url: text });
    const ways: [string, Transport][] = [
      ['at once', (outgoing) => raise(new Error(all(outgoing)))],
      ['later', (outgoing) => throwError(() => new RangeError(all(outgoing)))],
      ['by a promise', async (outgoing) => raise(new Error(all(outgoing)))],
      ['by a cause', (outgoing) => throwError(() => new Error('a', { cause: new Error(all(outgoing)) }))],
      ['by a loss', (outgoing) => throwError(() => lost(all(outgoing)))],
      ['by text', (outgoing) => throwError(() => all(outgoing))],
      ['by what is no error', (outgoing) => throwError(() => ({ status: 0, message: all(outgoing), outgoing }))],
      ['with the request', (outgoing) => throwError(() => Object.assign(new Error('a'), { config: outgoing }))],
      ['with its answer', (outgoing) => throwError(() => Object.assign(new Error('a'), { headers: outgoing.headers }))],
      [
        'after its answer',
        (outgoing) =>
          new Observable((result) => {
            result.next({
              status: 200,
              headers: new ResponseHeaders(new Headers()),
              body: all(outgoing),
              url: outgoing.url,
            });
            result.error(new Error(all(outgoing)));
          }),
      ],
    ];
    for (const [what, transport] of ways) {
      it(`is not told ${what}`, async () => {
        expectNoSecret(await toldBy(() => pollHttp(request, { transport })), '********');
        expectNoSecret(await toldBy(() => pollHttp(() => request, { transport })), '********');
        expectNoSecret(
          await toldBy((onRetry) =>
            pollHttp(request, { transport }).pipe(
              retryRequest({ initialDelay: 1, maxRetries: 1, shouldRetry: () => true, onRetry }),
              backoffSchedule({ ...fast, maxAttempts: 1, tolerateErrors: 1 }),
            ),
          ),
          '********',
        );
      });
    }

    it('passes an error that quotes no secret as it came', async () => {
      const error = Object.assign(new Error('a bug'), { detail: new Map([['a', 1]]) });

      expect(await toldBy(() => pollHttp(request, { transport: () => throwError(() => error) }))).toEqual([error]);
    });

    it('leaves the error of another as it is, and keeps its class, name and code', async () => {
      class Refusal extends Error {
        override readonly name = 'Refusal';
        readonly code = 'E_NO';
      }
      const error = new Refusal(secrets.token);
      const [told] = await toldBy(() => pollHttp(request, { transport: () => throwError(() => error) }));

      expect(told).toBeInstanceOf(Refusal);
      expect(told).toEqual(jasmine.objectContaining({ name: 'Refusal', code: 'E_NO', message: '********' }));
      expect(error.message).toBe(secrets.token);
    });

    it('is not told by a function that gives no request, where the options say it', async () => {
      const told = await toldBy(() =>
        pollHttp(() => raise(new Error(`no job for ${secrets.token}`)), { headers: request.headers ?? {} }),
      );

      expectNoSecret(told, 'no job for ********');
    });

    it('is not told by the reason of a signal', async () => {
      const signal = AbortSignal.abort(new Error(`${secrets.token} was enough of ${String(secrets.pin)}`));

      expectNoSecret(await toldBy(() => pollHttp({ ...request, signal })), '********');
      expectNoSecret(await toldBy(() => pollHttp(request, { signal })), '********');
    });
  });

  it('is not told by an answer to a later request', async () => {
    let number = 0;
    const told = await toldBy(() =>
      pollHttp(() => ({ url: 'https://h/', headers: { a: redact`Bearer ${`token-${String(++number)}`}` } }), {
        transport: () =>
          of({
            status: number < 3 ? 401 : 200,
            headers: new ResponseHeaders(new Headers()),
            body: 'token-1 expired',
            url: null,
          }),
      }).pipe(backoffSchedule(fast), takeUntilMatch({ status: [200] })),
    );

    expect(told.length).toBe(3);
    expect(textOf(told)).toContain('******** expired');
    expect(textOf(told)).not.toContain('token-1');
  });

  describe('that is a word that machines read', () => {
    const words =
      'status headers body url isJson network NetworkError kind name code message cause isRepeatable tally attempts last ' +
      'ECONNRESET GET fetch 200 503 retry-after true Error';
    for (const word of words.split(' ')) {
      it(`leaves the poll as it is: ${word}`, async () => {
        const lost = new TypeError('fetch failed', {
          cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
        });
        const answers = [
          () => throwError(() => lost),
          () => of(new Response('busy', { status: 503, headers: { 'retry-after': '0' } })),
          () => of(Response.json({ state: 'done' })),
        ];
        const kinds: unknown[] = [];
        const match = await lastValueFrom(
          pollHttp('https://h/', {
            headers: { 'x-word': redact`${word}` },
            fetch: () => lastValueFrom((answers.shift() ?? (() => NEVER))()),
          }).pipe(
            retryRequest({
              initialDelay: 1,
              onRetry: ({ error, response }) => {
                kinds.push(isPollError(error) ? error.kind : (response as HttpResponse).status);
              },
            }),
            backoffSchedule(fast),
            takeUntilMatch({ status: [200], body: { state: ['done'] } }),
          ),
        );

        expect(kinds).toEqual(['network', 503]);
        expect(match.response.status).toBe(200);
      });
    }
  });

  it('leaves a loss one, whatever words say so', async () => {
    const lost = new TypeError('fetch failed');
    const told = await toldBy(() =>
      pollHttp('https://h/', { headers: { a: redact`${'fetch'}` }, transport: () => throwError(() => lost) }),
    );

    expect(told).toEqual([jasmine.objectContaining({ kind: 'network' })]);
  });

  it('leaves what servers say about when to ask again', async () => {
    const headers = { 'retry-after': '10', 'x-ratelimit-remaining': '10', a: '10' };
    const { headers: shown } = await lastValueFrom(
      pollHttp('https://h/', { headers: { a: redact`${10}` }, fetch: async () => new Response(null, { headers }) }),
    );

    expect(Object.keys(headers).map((name) => shown.get(name))).toEqual(['10', '10', '********']);
  });

  it('is not told, nor waited for, where a transport fails with what nobody can look into', async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const refusing = new Proxy(new Error('a'), {
      ownKeys: () => raise(new Error(secrets.token)),
    });
    for (const error of [proxy, refusing]) {
      for (const request of [secretly('https://h/'), 'https://h/']) {
        const told = await toldBy(() => pollHttp(request, { transport: () => throwError(() => error) }));

        expect(told.length).toBe(1);
        if (typeof request === 'object') expectNoSecret(told, 'cannot be searched for secrets');
      }
    }
  });

  it('is not told by what refuses a request', () => {
    const { token } = secrets;
    for (const refused of [
      () => pollHttp(redact`http://[${token}`),
      () => pollHttp(redact`ftp://h/${token}`),
      () => pollHttp(redact`https://h/${token}`, { body: redact`${token}` }),
      () => pollHttp(redact`https://h/${token}`, { headers: { a: redact`${token}\n${token}` } }),
      () => pollHttp(redact`https://h/${token}`, { method: redact`${token}` as never }),
      () => pollHttp('https://h/', { referrr: redact`${token}` } as never),
    ]) {
      expect(refused).toThrowError(TypeError, /^pollHttp: /);
      expect(refused).not.toThrowError(new RegExp(token, 'i'));
    }
  });
});

function raise(error: Error): never {
  throw error;
}
