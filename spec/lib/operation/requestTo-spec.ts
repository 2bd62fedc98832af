import { redact } from '../../../lib/mask/redact.js';
import { keyOf, notSubmitted, requestTo, submittedAs } from '../../../lib/operation/requestTo.js';
import type { OperationRequest, Submitted } from '../../../lib/operation/requestTo.js';
import { OutgoingRequest } from '../../../lib/transport/outgoingRequest.js';
import type { RequestLike } from '../../../lib/transport/readRequest.js';
import { readRequest } from '../../../lib/transport/readRequest.js';

function submitted(request: RequestLike): Submitted {
  return submittedAs(
    new OutgoingRequest(readRequest(request, {}, true), { responseType: 'json', maxBodyBytes: Infinity }),
  );
}

const headers = {
  accept: 'application/fhir+json',
  authorization: 'Bearer secret',
  cookie: 'sid=secret',
  'proxy-authorization': 'Basic secret',
  'x-api-key': 'secret',
  'ocp-apim-subscription-key': 'secret',
  'x-copy-source': 'https://files.example.com/a?sig=secret',
  'x-forwarded-for-user': 'bearer secret',
  'x-tenant': '7',
  host: 'api.example.com',
};
const harmless = { accept: 'application/fhir+json', 'x-tenant': '7' };
const home = 'https://api.example.com/things/1';

describe('requestTo', () => {
  const from = (address: string, trusted: readonly string[] = []): OperationRequest =>
    requestTo(address, submitted({ url: home, method: 'PUT', headers, body: '{}', credentials: 'include' }), trusted);

  it('takes the credentials along to the same origin', () => {
    expect(from('https://api.example.com:443/op/1')).toEqual({
      url: 'https://api.example.com/op/1',
      headers,
      credentials: 'include',
    });
  });

  const elsewhere = [
    'https://other.example.com/op/1',
    'https://api.example.com:8443/op/1',
    'http://api.example.com/op/1',
  ];
  for (const address of elsewhere) {
    it(`leaves them out at ${address}`, () => {
      expect(from(address)).toEqual({ url: address, headers: harmless, credentials: 'omit' });
    });

    it(`takes them along to ${address} where that is trusted`, () => {
      const { host, ...credentials } = headers;

      expect(host).toBe('api.example.com');
      expect(from(address, ['https://x.example.com', new URL(address).origin]).headers).toEqual(credentials);
    });
  }

  it('leaves out what is about the submit', () => {
    const ofTheSubmit = {
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
      Prefer: 'respond-async',
      'Idempotency-Key': 'k',
      'Repeatability-Request-ID': 'k',
      'If-Match': '"a"',
      'If-None-Match': '*',
      Expect: '100-continue',
      Accept: 'text/plain',
    };
    const request = { url: home, method: 'PATCH', headers: ofTheSubmit, body: 'x', integrity: 'sha256-x' };

    expect(requestTo(home, submitted(request), [])).toEqual({ url: home, headers: { accept: 'text/plain' } });
  });

  it('takes over the user and the password of the address, and those that a server tells it does not', () => {
    const withUser = submitted('https://me:pw@api.example.com/things/1');
    const urls = ['https://api.example.com/op/1', 'https://you:x@api.example.com/op/1', 'https://you:x@b.example.com/'];

    expect(urls.map((url) => requestTo(url, withUser, []).url)).toEqual([
      'https://me:pw@api.example.com/op/1',
      'https://me:pw@api.example.com/op/1',
      'https://b.example.com/',
    ]);
  });

  it('tells nobody what was redacted, and no other origin at all', () => {
    const token = 'abcdef123456';
    const secretly = submitted({
      url: redact`https://api.example.com/things/1?code=${token}`,
      headers: { 'x-tenant': redact`t-${token}` },
    });
    const request = requestTo(`${home}?code=${token}`, secretly, []);
    const read = readRequest(request, {}, true);

    expect([String(request.url), JSON.stringify(request.url)]).toEqual([
      `${home}?code=********`,
      `"${home}?code=********"`,
    ]);
    expect([read.url, new Headers(read.init.headers).get('x-tenant')]).toEqual([`${home}?code=${token}`, `t-${token}`]);
    expect(read.known.mask?.(`it says ${token}`)).toBe('it says ********');
    expect(requestTo('https://b.example.com/', secretly, []).headers).toEqual({});
  });
});

describe('submittedAs', () => {
  it('keeps the header fields as they are, for a transport may change them', () => {
    const request = new OutgoingRequest(readRequest({ url: home, headers: { accept: 'a/b' } }, {}, true), {
      responseType: 'json',
      maxBodyBytes: Infinity,
    });
    const kept = submittedAs(request);
    request.headers.set('authorization', 'Bearer secret');

    expect([kept.method, kept.url, kept.headers]).toEqual(['GET', home, { accept: 'a/b' }]);
  });

  it('keeps the Idempotency-Key with which it was sent before', () => {
    const send = (key: string | undefined, before?: Submitted): unknown[] => {
      const headers = key === undefined ? {} : { 'Idempotency-Key': key };
      const request = new OutgoingRequest(readRequest({ url: home, method: 'POST', headers }, {}, true), {
        responseType: 'json',
        maxBodyBytes: Infinity,
      });
      const kept = submittedAs(request, before);
      return [keyOf(kept), request.headers.get('idempotency-key')];
    };
    const first = submitted({ url: home, method: 'POST', headers: { 'idempotency-key': 'a' } });

    expect([send('b'), send('b', first), send(undefined, first), send(undefined)]).toEqual([
      ['b', 'b'],
      ['a', 'a'],
      ['a', 'a'],
      [undefined, null],
    ]);
    expect(keyOf(notSubmitted)).toBeUndefined();
  });

  it('takes the request of any transport, and an address that is relative', () => {
    const { url } = submittedAs({
      url: '/things/1',
      method: 'PUT',
      headers: new Headers(),
      body: null,
      signal: new AbortController().signal,
      responseType: 'json',
      maxBodyBytes: 1,
      init: {},
    });

    expect(new URL(url).pathname).toBe('/things/1');
  });
});
