import { EMPTY, NEVER, Observable, concat, of, take, throwError } from 'rxjs';
import * as z from 'zod/mini';
import type { NetworkError } from '../../lib/errors/networkError.js';
import type { SchemaError } from '../../lib/errors/schemaError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { HttpRequest, Transport } from '../../lib/transport/transport.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const url = 'https://api.example.com/jobs/42';

/** A transport that answers at once, and remembers what it was asked. */
function remembering(): { requests: HttpRequest[]; transport: Transport } {
  const requests: HttpRequest[] = [];
  const transport = (request: HttpRequest): Observable<HttpResponse> => {
    requests.push(request);
    return of(answer(200));
  };
  return { requests, transport };
}

describe('pollHttp', () => {
  it(
    'asks once per subscription, emits the response, and completes',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const response = answer(202, { status: 'running' });
      const source = cold('--r|', { r: response });
      const result = pollHttp(url, { transport: () => source });

      expectSubscriptions(source.subscriptions).toBe(['^--!', '-----^--!']);
      expectObservable(result).toBe('       --r|', { r: response });
      expectObservable(result, '-----^').toBe('-------r|', { r: response });
    }),
  );

  it(
    'mirrors a transport that is empty, endless, or fails with what is no loss',
    marbles(({ cold, expectObservable }) => {
      const bug = new Error('a bug');

      expectObservable(pollHttp(url, { transport: () => EMPTY })).toBe('|');
      expectObservable(pollHttp(url, { transport: () => NEVER })).toBe('-');
      expectObservable(pollHttp(url, { transport: () => cold('-#', undefined, bug) })).toBe('-#', undefined, bug);
    }),
  );

  it('tells the loss of a request in its own words, whatever the transport', () => {
    const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    const error = record(pollHttp(`${url}?token=secret`, { transport: () => throwError(() => cause) }))
      .end as NetworkError;

    expect(error.kind).toBe('network');
    expect(error.message).toBe(`GET ${url}?token=******** got no response: read ECONNRESET (ECONNRESET)`);
    expect([error.method, error.url, error.code, error.cause]).toEqual([
      'GET',
      `${url}?token=********`,
      'ECONNRESET',
      cause,
    ]);
  });

  it('errors with what a transport throws', () => {
    const transport = (): never => {
      throw new RangeError('thrown');
    };

    expect(record(pollHttp(url, { transport })).end).toEqual(new RangeError('thrown'));
  });

  it('takes a promise of a transport', async () => {
    const response = answer(200);
    const seen = record(pollHttp(url, { transport: () => Promise.resolve(response) }));
    await Promise.resolve().then(() => undefined);

    expect(seen).toEqual({ values: [response], end: 'complete' });
  });

  it('tells the transport all there is to know', () => {
    const { requests, transport } = remembering();
    record(pollHttp(url, { method: 'post', headers: { accept: 'a/b' }, body: '{}', credentials: 'omit', transport }));
    const [request] = requests;

    expect(request?.url).toBe(url);
    expect(request?.method).toBe('POST');
    expect(request?.headers.get('Accept')).toBe('a/b');
    expect(request?.body).toBe('{}');
    expect(request?.responseType).toBe('json');
    expect(request?.maxBodyBytes).toBe(10_485_760);
    expect(request?.init.credentials).toBe('omit');
  });

  it('gives each request header fields of its own', () => {
    const { requests, transport } = remembering();
    const poll$ = pollHttp(url, { headers: { a: '1' }, transport });
    record(poll$);
    requests[0]?.headers.append('a', '2');
    record(poll$);

    expect(requests.map((request) => request.headers.get('a'))).toEqual(['1, 2', '1']);
  });

  describe('the request', () => {
    const cases: [string, Parameters<typeof pollHttp>[0]][] = [
      ['text', url],
      ['a URL', new URL(url)],
      ['a Request', new Request(url)],
      ['an object', { url }],
      ['a function', () => url],
      ['a function that gives an object', () => ({ url: new URL(url), headers: { a: 'own' } })],
      ['a function that gives an Observable', () => concat(of(url), NEVER)],
    ];
    for (const [name, request] of cases) {
      it(`may be ${name}`, () => {
        const { requests, transport } = remembering();
        const seen = record(pollHttp(request, { headers: { b: 'common' }, transport }));

        expect(seen.end).toBe('complete');
        expect(requests.map((sent) => [sent.url, sent.headers.get('b')])).toEqual([[url, 'common']]);
      });
    }

    it('may be a function that gives a promise, asked anew for each subscription', async () => {
      const { requests, transport } = remembering();
      let token = 0;
      const poll$ = pollHttp(async () => ({ url, headers: { authorization: `Bearer ${String(++token)}` } }), {
        transport,
      });
      await Promise.all([1, 2].map(() => new Promise<void>((resolve) => poll$.subscribe({ complete: resolve }))));

      expect(requests.map((sent) => sent.headers.get('authorization'))).toEqual(['Bearer 1', 'Bearer 2']);
    });

    it('is not sent when it is unsubscribed before the promise of it is kept', async () => {
      const { requests, transport } = remembering();
      const asked = Promise.resolve(url);
      pollHttp(() => asked, { transport })
        .subscribe()
        .unsubscribe();
      await asked;

      expect(requests).toEqual([]);
    });

    it('errors with what its function throws, rejects with, or gives wrongly', async () => {
      const boom = new Error('boom');
      const thrown = pollHttp(() => {
        throw boom;
      });
      expect(record(thrown).end).toBe(boom);
      expect((record(pollHttp(() => 'http://')).end as Error).message).toBe('pollHttp: "http://" is not a valid URL');
      expect((record(pollHttp(() => EMPTY)).end as Error).message).toContain('gave none');
      expect((record(pollHttp((() => undefined) as never)).end as Error).message).toContain('pollHttp');

      const rejected = record(pollHttp(() => Promise.reject(boom)));
      await new Promise((resolve) => setTimeout(resolve));
      expect(rejected.end).toBe(boom);
    });

    it('sends the body of a Request each time', async () => {
      const bodies: string[] = [];
      const transport = async ({ body }: HttpRequest): Promise<HttpResponse> => {
        bodies.push(await new Response(body).text());
        return answer(200);
      };
      const poll$ = pollHttp(new Request(url, { method: 'POST', body: 'again' }), { transport });
      for (let i = 0; i < 2; i++) await new Promise<void>((resolve) => poll$.subscribe({ complete: resolve }));

      expect(bodies).toEqual(['again', 'again']);
    });
  });

  describe('signal', () => {
    it('makes no AbortController unless the transport reads it', () => {
      const made = spyOn(globalThis, 'AbortController').and.callThrough();
      record(pollHttp(url, { transport: () => NEVER }).pipe(take(1)));
      expect(made).not.toHaveBeenCalled();

      record(
        pollHttp(url, {
          transport: ({ signal }) => {
            expect(signal.aborted).toBeFalse();
            return NEVER;
          },
        }),
      );
      expect(made).toHaveBeenCalledTimes(1);
    });

    it('aborts what is in flight on unsubscribe, and nothing that was answered', () => {
      const signals: AbortSignal[] = [];
      const asking =
        (result: Observable<HttpResponse>): Transport =>
        ({ signal }) => {
          signals.push(signal);
          return result;
        };
      pollHttp(url, { transport: asking(NEVER) })
        .subscribe()
        .unsubscribe();
      pollHttp(url, { transport: asking(of(answer(200))) }).subscribe();
      pollHttp(url, { transport: asking(concat(of(answer(200)), NEVER)) })
        .pipe(take(1))
        .subscribe();
      pollHttp(url, { transport: asking(throwError(() => 'lost')) }).subscribe({ error: () => undefined });

      expect(signals.map((signal) => signal.aborted)).toEqual([true, false, false, true]);
    });

    it('of the user sends nothing once it has aborted', () => {
      const { requests, transport } = remembering();
      const seen = record(pollHttp(url, { signal: AbortSignal.abort('changed my mind'), transport }));

      expect(seen).toEqual({ values: [], end: 'changed my mind' });
      expect(requests).toEqual([]);
    });

    it('of the user aborts what is in flight, with its reason', () => {
      const controller = new AbortController();
      let signal: AbortSignal | undefined;
      const transport: Transport = (request) => {
        signal = request.signal;
        return NEVER;
      };
      const seen = record(pollHttp(url, { signal: controller.signal, transport }));
      controller.abort('changed my mind');

      expect(seen.end).toBe('changed my mind');
      expect(signal?.aborted).toBeTrue();
    });

    it('of the user is left without a listener', () => {
      const { signal } = new AbortController();
      let listeners = 0;
      const added = spyOn(signal, 'addEventListener').and.callFake(() => {
        listeners++;
      });
      spyOn(signal, 'removeEventListener').and.callFake(() => {
        listeners--;
      });
      for (const result of [of(answer(200)), EMPTY, throwError(() => 'lost'), NEVER]) {
        pollHttp(url, { signal, transport: () => result })
          .subscribe({ error: () => undefined })
          .unsubscribe();
      }

      expect(added).toHaveBeenCalledTimes(4);
      expect(listeners).toBe(0);
    });
  });

  describe('schema', () => {
    const schema = z.object({ id: z.number() });
    const answered = (status: number, body: unknown) =>
      pollHttp(url, { schema, transport: () => of(answer(status, body)) });

    it('parses the body', () => {
      expect(record(answered(200, { id: 42, more: true })).values.map(({ body }) => body)).toEqual([{ id: 42 }]);
    });

    it('errors with its issues when the body does not fit', () => {
      const error = record(answered(200, { id: 'x' })).end as SchemaError;

      expect(error.kind).toBe('schema');
      expect(error.message).toMatch(/^the body does not fit the schema: id: /);
      expect(error.issues.map(({ path }) => path)).toEqual([['id']]);
    });

    it('leaves alone what came without success, or is empty', () => {
      expect(record(answered(503, '<html>')).values.map(({ body }) => body as unknown)).toEqual(['<html>']);
      expect(record(answered(204, null)).values.map(({ body }) => body as unknown)).toEqual([null]);
    });

    it('may be asynchronous', async () => {
      const slow = z.object({}).check(z.refine(async () => true));
      const poll$ = pollHttp(url, { schema: slow, transport: () => of(answer(200, {})) });

      expect(await new Promise((resolve) => poll$.subscribe(resolve))).toEqual(jasmine.objectContaining({ body: {} }));
    });
  });

  it('refuses at once a request that is not right', () => {
    const wrong: [unknown, RegExp][] = [
      ['http://', /"http:\/\/" is not a valid URL/],
      ['', /pollHttp/],
      ['localhost:3000/jobs', /"localhost:3000\/jobs" is not an address of http/],
      ['ftp://example.com', /is not an address of http/],
      ['http://me:secret@[/', /"http:\/\/\*+@\[\/" is not a valid URL/],
      [undefined, /pollHttp/],
      [42, /pollHttp/],
      [{ uri: url }, /unknown option "uri"; did you mean url\?/],
      [{}, /url must be text or a URL, not undefined/],
      [{ url, method: 'NOT A METHOD' }, /method must be a method such as "GET"/],
    ];
    for (const [request, message] of wrong) {
      if (request === '' && typeof document !== 'undefined') continue; // it is the page's own address
      expect(() => pollHttp(request as never))
        .withContext(JSON.stringify(request))
        .toThrowError(TypeError, message);
    }
  });

  it('refuses at once an option that is not right, and names it', () => {
    const wrong: [unknown, RegExp][] = [
      [{ metod: 'GET' }, /unknown option "metod"; did you mean method\?/],
      [{ method: 5 }, /method/],
      [{ body: '{}' }, /a GET request has no body/],
      [{ method: 'POST', body: { a: 1 } }, /body must be .*JSON\.stringify/],
      [{ method: 'POST', body: new ReadableStream() }, /a stream can be sent but once/],
      [{ headers: { 'bad name': 'x' } }, /the header "bad name"/],
      [{ headers: { authorization: 'Bearer secret\nx' } }, /the header "authorization"/],
      [{ signal: {} }, /signal must be an AbortSignal/],
      [{ responseType: 'xml' }, /responseType must be one of json, text, arrayBuffer, blob, not "xml"/],
      [{ maxBodyBytes: -1 }, /maxBodyBytes/],
      [{ maxBodyBytes: '10MB' }, /maxBodyBytes/],
      [{ schema: {} }, /schema must be a Standard Schema/],
      [{ fetch: true }, /fetch must be a function/],
      [{ transport: 'xhr' }, /transport must be a function/],
      [{ conditional: 'always' }, /conditional must be true, false or "cross-origin", not "always"/],
      [{ prefer: '60s' }, /prefer must be an object/],
      [{ prefer: { wait: '60' } }, /prefer\.wait: "60" is not a duration/],
      [{ fetch: () => undefined, transport: () => EMPTY }, /fetch or transport, not both/],
      [null, /options must be an object/],
    ];
    for (const [options, message] of wrong) {
      const refused = expect(() => pollHttp(url, options as never)).withContext(Object.keys(options ?? {}).join());
      refused.toThrowError(message);
      refused.not.toThrowError(/secret/);
    }
  });
});
