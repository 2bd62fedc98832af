import * as fc from 'fast-check';
import type { RequestLike } from '../../../lib/transport/readRequest.js';
import { redact } from '../../../lib/mask/redact.js';
import { baseUrl, isRequest, readRequest } from '../../../lib/transport/readRequest.js';

const url = 'https://api.example.com/jobs';
const read = (
  request: unknown,
  defaults: RequestInit = {},
): RequestInit & { url: string; fields: [string, string][] } => {
  const { init, ...rest } = readRequest(request as RequestLike, defaults, true);
  return { ...rest, ...init, fields: [...new Headers(init.headers)].sort() };
};

describe('readRequest', () => {
  const requests: [string, unknown, string][] = [
    ['text', url, url],
    ['text as it is written', 'HTTPS://api.example.com', 'HTTPS://api.example.com'],
    ['a URL', new URL(url), url],
    ['a Request', new Request(url), url],
    ['an object with text', { url }, url],
    ['an object with a URL', { url: new URL(url) }, url],
    ['data', 'data:application/json,{}', 'data:application/json,{}'],
  ];
  for (const [what, request, address] of requests) {
    it(`reads ${what}`, () => {
      const { url, method, fields } = read(request);

      expect([url, method, fields]).toEqual([address, 'GET', []]);
    });
  }

  it('writes methods in upper case', () => {
    expect(['post', 'Patch', 'DELETE', 'propfind'].map((method) => read({ url, method }).method)).toEqual([
      'POST',
      'PATCH',
      'DELETE',
      'PROPFIND',
    ]);
  });

  it('takes from the options what the request does not say', () => {
    const options = {
      method: 'POST',
      body: 'common',
      credentials: 'include',
      headers: { a: 'common', b: 'common' },
    } as const;
    const common = read(url, options);
    const own = read({ url, body: 'own', headers: { A: 'own' } }, options);

    expect([common.method, common.body, common.credentials]).toEqual(['POST', 'common', 'include']);
    expect(common.fields).toEqual([
      ['a', 'common'],
      ['b', 'common'],
    ]);
    expect([own.method, own.body, own.credentials]).toEqual(['POST', 'own', 'include']);
    expect(own.fields).toEqual([
      ['a', 'own'],
      ['b', 'common'],
    ]);
  });

  it('takes what is undefined for left out', () => {
    const options = { method: 'POST', body: 'common' };
    const left = { method: undefined, body: undefined, headers: undefined };

    expect([read({ url, ...left }, options).method, read({ url, ...left }, options).body]).toEqual(['POST', 'common']);
    expect(read(new Request(url, { method: 'PUT' }), left as unknown as RequestInit).method).toBe('PUT');
    expect(read(url, left as unknown as RequestInit).method).toBe('GET');
  });

  it('takes from a Request all that fetch would', () => {
    const { signal } = new AbortController();
    const init = {
      method: 'PUT',
      headers: { a: 'own' },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal,
    } as const;
    const seen = read(new Request(url, init), { headers: { a: 'common', b: 'common' } });

    expect([seen.method, seen.credentials, seen.cache, seen.redirect]).toEqual(['PUT', 'omit', 'no-store', 'error']);
    expect(seen.fields).toEqual([
      ['a', 'own'],
      ['b', 'common'],
    ]);
    expect(seen.signal).toBeInstanceOf(AbortSignal);
  });

  it('lets the options go before a Request, which has a value for everything', () => {
    const signal = AbortSignal.abort();
    const seen = read(new Request(url), { method: 'POST', body: '{}', credentials: 'include', signal });

    expect([seen.method, seen.body, seen.credentials]).toEqual(['POST', '{}', 'include']);
    expect(seen.signal).toBe(signal);
  });

  it('leaves the body of a Request unread', () => {
    const request = new Request(url, { method: 'POST', body: '{}' });

    expect(read(request).body).toBeUndefined();
    expect(request.bodyUsed).toBeFalse();
  });

  describe('header fields', () => {
    const written: [string, unknown, [string, string][]][] = [
      ['an object', { A: '1' }, [['a', '1']]],
      [
        'pairs',
        [
          ['a', '1'],
          ['b', '2'],
        ],
        [
          ['a', '1'],
          ['b', '2'],
        ],
      ],
      [
        'pairs of the same name',
        [
          ['accept', 'a'],
          ['Accept', 'b'],
        ],
        [['accept', 'a, b']],
      ],
      ['Headers', new Headers({ a: '1' }), [['a', '1']]],
      ['a Map', new Map([['a', '1']]), [['a', '1']]],
      ['nothing', undefined, []],
    ];
    for (const [what, headers, fields] of written) {
      it(`are read from ${what}, in the request and in the options`, () => {
        expect(read({ url, headers }).fields).toEqual(fields);
        expect(read(url, { headers: headers as HeadersInit }).fields).toEqual(fields);
        expect(read({ url }, { headers: headers as HeadersInit }).fields).toEqual(fields);
        expect(read(new Request(url), { headers: headers as HeadersInit }).fields).toEqual(fields);
      });
    }

    it('are those of the options, replaced by name by those of the request', () => {
      const field = fc.tuple(fc.constantFrom('a', 'B', 'accept', 'X-Y'), fc.stringMatching(/^[a-z]{1,3}$/));
      fc.assert(
        fc.property(fc.array(field), fc.array(field), (common, own) => {
          const expected = new Headers(common);
          new Headers(own).forEach((value, name) => {
            expected.set(name, value);
          });

          expect(read({ url, headers: own }, { headers: common }).fields).toEqual([...expected].sort());
        }),
      );
    });

    it('are copied', () => {
      const headers = new Headers({ a: '1' });
      const seen = readRequest({ url, headers }, {}, true);
      headers.set('a', '2');

      expect(new Headers(seen.init.headers).get('a')).toBe('1');
    });

    const wrong: [string, unknown, RegExp][] = [
      [
        'a value that HTTP does not allow',
        { authorization: 'Bearer hidden\n' + 'x' },
        /the header "authorization" has a name or a value/,
      ],
      ['a name that HTTP does not allow', { 'bad name': 'hidden' }, /the header "bad name" has a name or a value/],
      ['text', 'authorization: hidden', /headers must be an object of names and values/],
      ['null', null, /headers must be an object of names and values/],
      ['a number', 5, /headers must be an object of names and values/],
    ];
    for (const [what, headers, message] of wrong) {
      it(`are refused, and not told, where they are ${what}`, () => {
        for (const refused of [
          () => read({ url, headers }),
          () => read(url, { headers: headers as HeadersInit }),
          () => read({ url }, { headers: headers as HeadersInit }),
          () => read(new Request(url), { headers: headers as HeadersInit }),
        ]) {
          expect(refused).toThrowError(TypeError, message);
          expect(refused).not.toThrowError(/hidden/);
        }
      });
    }
  });

  const wrong: [string, unknown, RegExp][] = [
    ['null', null, /^pollHttp: a request is an address, .*, not null$/],
    ['a number', 42, /a request is an address, .*, not 42/],
    ['an object without an address', {}, /url must be text or a URL, not undefined/],
    ['an address that is no text', { url: 42 }, /url must be text or a URL, not 42/],
    ['an address that is none', 'http://me:hidden@[', /"http:\/\/\*{8}@\[" is not a valid URL/],
    ['an address of another protocol', 'ftp://me:hidden@h/', /"ftp:\/\/\*{8}@h\/" is not an address of http/],
    ['a body for GET', { url, body: '{}' }, /a GET request has no body; give a method such as "POST"/],
    ['a body for HEAD', { url, method: 'head', body: '{}' }, /a HEAD request has no body/],
    ['a plain object for a body', { url, method: 'POST', body: { a: 1 } }, /body must be .*JSON\.stringify/],
    ['a list for a body', { url, method: 'POST', body: [1] }, /body must be /],
    ['what is no body', { url, method: 'POST', body: true }, /body must be /],
    ['a method that is none', { url, method: 'GET /' }, /method must be a method such as "GET", not "GET \/"/],
    ['no method', { url, method: '' }, /method must be/],
    ['a method that no fetch sends', { url, method: 'connect' }, /method must be/],
    ['a signal that is none', { url, signal: { abort: true } }, /signal must be an AbortSignal/],
    ['a signal of another make', { url, signal: { aborted: 'no' } }, /signal must be an AbortSignal/],
    ['a list for a signal', { url, signal: [] }, /signal must be an AbortSignal/],
    ['a misspelt option', { url, headrs: {} }, /unknown option "headrs"; did you mean headers\?/],
  ];
  for (const [what, request, message] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => read(request)).toThrowError(TypeError, message);
      expect(() => read(request)).not.toThrowError(/hidden/);
    });
  }

  describe('text that a redacted text was put into', () => {
    const token = redact`Bearer ${'hidden'}` as unknown as string;
    const wrong: [string, unknown][] = [
      ['an address', `https://h/${token}`],
      ['a URL', new URL(`https://h/?k=${token}`)],
      ['a Request', new Request(`https://h/?k=${token}`)],
      ['header fields', { url, headers: { a: `x ${token}` } }],
      ['Headers', { url, headers: new Headers({ a: token }) }],
      ['a Request with header fields', new Request(url, { headers: { a: token } })],
      ['JSON', { url, method: 'POST', body: JSON.stringify({ token }) }],
      ['a form', { url, method: 'POST', body: new URLSearchParams({ token }) }],
    ];
    for (const [what, request] of wrong) {
      it(`is refused in ${what}`, () => {
        expect(() => read(request)).toThrowError(TypeError, /^pollHttp: \*{8} would be sent; redact the whole text/);
      });
    }

    it('is not what has fewer or more asterisks, nor what is redacted', () => {
      for (const text of ['/*******/', '/*********/', '*'.repeat(80)]) {
        expect(read({ url, method: 'POST', body: text, headers: { a: text } }).body).toBe(text);
      }
      expect(read({ url, headers: { a: redact`${'********'}` } }).fields).toEqual([['a', '********']]);
    });

    it('is not looked for in bytes', () => {
      const start = performance.now();
      const body = new Uint8Array(20_000_000);

      expect(read({ url, method: 'POST', body }).body).toBe(body);
      expect(performance.now() - start).toBeLessThan(100);
    });
  });

  it('takes the bodies that fetch takes, and none', () => {
    const bodies = [
      '',
      '{}',
      new URLSearchParams(),
      new FormData(),
      new Blob(),
      new ArrayBuffer(1),
      new Uint8Array(1),
      new ReadableStream(),
    ];
    for (const body of bodies) expect(read({ url, method: 'POST', body }).body).toBe(body);
    expect(read({ url, body: null }).body).toBeNull();
  });

  it('takes a signal, that of a request before that of the options', () => {
    const [own, common] = [new AbortController().signal, new AbortController().signal];

    expect(read({ url, signal: own }, { signal: common }).signal).toBe(own);
    expect(read(url, { signal: common }).signal).toBe(common);
  });

  it('takes all that fetch takes, on every platform', () => {
    const names =
      'mode credentials cache redirect referrer referrerPolicy integrity keepalive window duplex priority dispatcher agent next cf';
    const init = Object.fromEntries(names.split(' ').map((name) => [name, 'set']));

    expect(readRequest({ url, signal: null, ...init }, {}, true).init).toEqual(jasmine.objectContaining(init));
  });

  it('leaves out the mode of a Request that a browser made for a page', () => {
    const navigating = Object.defineProperty(new Request(url), 'mode', { value: 'navigate' });

    expect(read(navigating).mode).toBeUndefined();
    expect(read(new Request(url, { mode: 'same-origin' })).mode).toBe('same-origin');
  });

  it('takes any address for the transport of another', () => {
    expect(readRequest('grpc://jobs', {}, false).url).toBe('grpc://jobs');
    expect(readRequest('/jobs/42', {}, false).url).toBe('/jobs/42');
    expect(() => readRequest('http://[', {}, false)).toThrowError(TypeError, /is not a valid URL/);
  });

  it('takes a relative address where there is a page', () => {
    const page = typeof document === 'undefined' ? undefined : document.baseURI;

    expect(baseUrl()).toBe(page);
    if (page) expect(read('/jobs').url).toBe('/jobs');
    else expect(() => read('/jobs')).toThrowError(TypeError, /"\/jobs" is not a valid URL/);
  });

  it('takes a relative address in a worker, which has a location but no document', () => {
    const isWorker = typeof document === 'undefined';
    if (isWorker)
      Object.defineProperty(globalThis, 'location', { value: new URL('https://h/app'), configurable: true });
    const base = baseUrl();
    const { url } = read('/jobs');
    if (isWorker) Reflect.deleteProperty(globalThis, 'location');

    expect(base).toBe(isWorker ? 'https://h/app' : document.baseURI);
    expect(url).toBe('/jobs');
  });
});

describe('isRequest', () => {
  it('knows the platform’s own', () => {
    expect([new Request(url), url, new URL(url), { url }].map(isRequest)).toEqual([true, false, false, false]);
  });
});
