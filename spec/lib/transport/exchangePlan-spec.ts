import { firstValueFrom, from, isObservable, lastValueFrom, of } from 'rxjs';
import * as z from 'zod/mini';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import type { ExchangePlan, PollHttpOptions, PollRequest } from '../../../lib/transport/exchangePlan.js';
import { redact } from '../../../lib/mask/redact.js';
import { planExchange } from '../../../lib/transport/exchangePlan.js';
import type { ReadRequest } from '../../../lib/transport/readRequest.js';
import type { Transport } from '../../../lib/transport/transport.js';
import { answer } from '../../support/answers.js';
import { outgoing } from './outgoing.js';

const url = 'https://api.example.com/jobs';

/** The request of one exchange. */
function asked({ ask }: ExchangePlan): Promise<ReadRequest> {
  const request = ask();
  return isObservable(request) ? lastValueFrom(request) : Promise.resolve(request);
}
const bodyOf = async (plan: ExchangePlan): Promise<string> =>
  new Response((await asked(plan)).init.body ?? null).text();

describe('planExchange', () => {
  it('settles once what is the same for every exchange', () => {
    const plan = planExchange(url, {});

    expect([plan.responseType, plan.maxBodyBytes]).toEqual(['json', 10_485_760]);
    expect(plan.ask()).toBe(plan.ask());
  });

  it('keeps its own options from fetch', async () => {
    const options: PollHttpOptions = {
      method: 'POST',
      credentials: 'omit',
      responseType: 'text',
      maxBodyBytes: 5,
      schema: z.object({}),
      fetch: async () => new Response(),
    };
    const plan = planExchange(url, options);
    const { init } = await asked(plan);

    expect(Object.keys(init).sort()).toEqual(['credentials', 'headers', 'method']);
    expect([plan.responseType, plan.maxBodyBytes]).toEqual(['text', 5]);
  });

  const requests: [string, PollRequest, boolean][] = [
    ['text', url, false],
    ['a Request', new Request(url), false],
    ['a function that gives text', () => url, false],
    ['a function that gives a Request', () => new Request(url), false],
    ['a function that gives a promise', async () => url, true],
    [
      'a function that gives a promise of another make',
      () =>
        ({
          then: (tell: (value: string) => void) => {
            tell(url);
          },
        }) as PromiseLike<string>,
      true,
    ],
    ['a function that gives an Observable', () => of(url, 'ignored'), true],
    ['a Request with a body', new Request(url, { method: 'POST', body: '{}' }), true],
    ['a function that gives a Request with a body', () => new Request(url, { method: 'POST', body: '{}' }), true],
  ];
  for (const [what, request, isLater] of requests) {
    it(`asks ${isLater ? 'later' : 'at once'} where the request is ${what}`, async () => {
      const plan = planExchange(request, {});

      expect(isObservable(plan.ask())).toBe(isLater);
      expect((await asked(plan)).url).toBe(url);
      expect((await asked(plan)).url).toBe(url);
    });
  }

  it('calls a function anew for each exchange, and not before', async () => {
    let number = 0;
    const plan = planExchange(() => `${url}/${String(++number)}`, {});
    expect(number).toBe(0);

    expect([(await asked(plan)).url, (await asked(plan)).url]).toEqual([`${url}/1`, `${url}/2`]);
  });

  it('reads the body of a Request as bytes, as often as it is asked', async () => {
    const request = new Request(url, { method: 'POST', body: 'again', headers: { 'content-type': 'a/b' } });
    const plan = planExchange(request, {});
    const { init } = await asked(plan);

    expect(init.body).toBeInstanceOf(ArrayBuffer);
    expect(new Headers(init.headers).get('content-type')).toBe('a/b');
    expect([await bodyOf(plan), await bodyOf(plan)]).toEqual(['again', 'again']);
    expect(await bodyOf(planExchange(() => request, {}))).toBe('again');
    expect(await bodyOf(planExchange(async () => request, {}))).toBe('again');
    expect(request.bodyUsed).toBeFalse();
  });

  it('looks for a body where the platform does not tell whether there is one', () => {
    const untold = (method: string): Request =>
      Object.defineProperty(new Request(url, { method }), 'body', { value: undefined });
    const isLater = ['GET', 'HEAD', 'POST', 'DELETE'].map((method) =>
      isObservable(planExchange(untold(method), {}).ask()),
    );

    expect(isLater).toEqual([false, false, true, true]);
  });

  it('lets the body of the options go before that of a Request', async () => {
    const request = new Request(url, { method: 'POST', body: 'its own' });

    expect(await bodyOf(planExchange(request, { body: 'of the options' }))).toBe('of the options');
  });

  it('sends no body for a Request of an empty one', async () => {
    const plan = planExchange(new Request(url, { method: 'POST', body: '' }), {});

    expect((await asked(plan)).init.body).toBeUndefined();
  });

  it('refuses a stream, which can be sent but once, unless it is made anew', async () => {
    const stream = (): RequestInit => ({ method: 'POST', body: new ReadableStream() });

    expect(() => planExchange(url, stream())).toThrowError(TypeError, /a stream can be sent but once/);
    expect(() => planExchange({ url, ...stream() }, {})).toThrowError(TypeError, /a stream can be sent but once/);
    expect((await asked(planExchange(() => ({ url, ...stream() }), {}))).init.body).toBeInstanceOf(ReadableStream);
  });

  it('errors where a function gives no request', async () => {
    for (const nothing of [undefined, null, 42])
      expect(() => planExchange((() => nothing) as never, {}).ask()).toThrowError(TypeError, /pollHttp/);
    await expectAsync(asked(planExchange(() => of(), {}))).toBeRejectedWithError(TypeError, /gave none/);
    await expectAsync(asked(planExchange((async () => 42) as never, {}))).toBeRejectedWithError(TypeError, /pollHttp/);
  });

  describe('known', () => {
    it('hides the secrets of the options before the request is known', () => {
      const { known } = planExchange(() => url, { headers: { a: redact`${'hidden'}` }, body: redact`${'covert'}` });

      expect(known.mask?.('is hidden, is covert')).toBe('is ********, is ********');
    });

    it('hides the secrets of all requests so far', async () => {
      let number = 0;
      const plan = planExchange(() => ({ url, headers: { a: redact`${`hidden-${String(++number)}`}` } }), {});
      for (let i = 0; i < 3; i++) await asked(plan);

      expect(plan.known.mask?.('hidden-1 hidden-2 hidden-3')).toBe('******** ******** ********');
    });

    it('makes one mask where the same secrets come again', async () => {
      const plan = planExchange(() => redact`${url}?token=${'hidden'}`, { headers: { a: redact`${'covert'}` } });
      await asked(plan);
      const { mask } = plan.known;
      await asked(plan);

      expect(plan.known.mask).toBe(mask);
    });

    it('hides nothing where nothing is secret', () => {
      expect(planExchange(url, { headers: { a: 'b' } }).known).toEqual({});
    });
  });

  it('is made at once, however much is secret', () => {
    const body = redact`${'{"k":"v é"},'.repeat(100_000)}`;
    const start = performance.now();
    planExchange(url, { method: 'POST', body });
    planExchange(() => url, { method: 'POST', body });

    expect(performance.now() - start).toBeLessThan(100);
  });

  it('finds wrong header fields of the options at once, also where a function gives the request', () => {
    const headers = { authorization: redact`Bearer ${'hidden\nx'}` };

    expect(() => planExchange(() => url, { headers })).toThrowError(TypeError, /the header "authorization"/);
    expect(() => planExchange(() => url, { headers })).not.toThrowError(/hidden/);
  });

  describe('perform', () => {
    const performed = (transport: Transport, schema?: PollHttpOptions['schema']): Promise<HttpResponse> => {
      const { perform } = planExchange(url, { transport, ...(schema && { schema }) });
      return firstValueFrom(from(perform(outgoing())));
    };

    it('asks the transport, for any address', async () => {
      const response = answer(200);

      expect(await performed(() => [response])).toBe(response);
      expect(() => planExchange('grpc://jobs', { transport: () => [response] })).not.toThrow();
      expect(() => planExchange('grpc://jobs', {})).toThrowError(TypeError, /is not an address of http/);
    });

    it('parses what the transport gave, whatever it is, where there is one', async () => {
      const slow = z.object({ a: z.number() }).check(z.refine(async () => true));
      for (const transport of [() => of(answer(200, { a: 1, b: 2 })), async () => answer(200, { a: 1, b: 2 })]) {
        expect((await performed(transport, z.object({ a: z.number() }))).body).toEqual({ a: 1 });
        expect((await performed(transport, slow)).body).toEqual({ a: 1 });
      }
    });

    it('hides what is secret before the schema looks', async () => {
      const request = { url, headers: { a: redact`${'hidden'}` } };
      const seen: unknown[] = [];
      const schema = z.pipe(
        z.unknown(),
        z.transform((body) => seen.push(body)),
      );
      for (const options of [{}, { schema }]) {
        const { perform } = planExchange(request, {
          transport: () => [answer(200, { echo: 'is hidden' })],
          ...options,
        });

        expect(JSON.stringify(await firstValueFrom(perform(outgoing())))).not.toContain('hidden');
      }
      expect(seen).toEqual([{ echo: 'is ********' }]);
    });

    it('asks the fetch that is given', async () => {
      const { perform } = planExchange(url, { fetch: async () => new Response('"given"') });

      expect((await firstValueFrom(from(perform(outgoing())))).body).toBe('given');
    });
  });

  it('refuses options that are not right', () => {
    const wrong: [object | null, RegExp][] = [
      [null, /^pollHttp: options must be an object, not null$/],
      [{ url }, /unknown option "url"/],
      [{ responseType: 'xml' }, /responseType must be one of json, text, arrayBuffer, blob, not "xml"/],
      [{ maxBodyBytes: 1.5 }, /maxBodyBytes must be a whole number, 0 or more, not 1.5/],
      [{ schema: () => true }, /schema must be a Standard Schema/],
      [{ fetch: 'fetch' }, /fetch must be a function/],
      [{ transport: {} }, /transport must be a function/],
      [{ fetch: () => undefined, transport: () => undefined }, /give fetch or transport, not both/],
    ];
    for (const [options, message] of wrong) expect(() => planExchange(url, options as never)).toThrowError(message);
  });
});
