import { summaryOf } from '../../../lib/transport/outgoingRequest.js';
import type { KnownSecrets } from '../../../lib/mask/isRedacted.js';
import { learn } from '../../../lib/mask/learn.js';
import type { HttpRequest } from '../../../lib/transport/transport.js';
import { outgoing } from './outgoing.js';

describe('OutgoingRequest', () => {
  it('tells what is sent', () => {
    const init = { method: 'POST', headers: { accept: 'a/b' }, body: '{}', credentials: 'omit' } as const;
    const request = outgoing({ url: '/jobs', init }, { responseType: 'text', maxBodyBytes: 5 });

    expect([request.url, request.method, request.body, request.responseType, request.maxBodyBytes]).toEqual([
      '/jobs',
      'POST',
      '{}',
      'text',
      5,
    ]);
    expect(request.headers.get('Accept')).toBe('a/b');
    expect(request.init).toBe(init);
  });

  it('shows its address without credentials and secrets', () => {
    const known: KnownSecrets = {};
    learn(known, ['hidden']);
    const { maskedUrl } = outgoing({
      url: 'https://h/ab?c=hidden&token=x',
      shown: 'https://h/*?c=hidden&token=x',
      known,
    });

    expect(maskedUrl).toBe('https://h/*?c=********&token=********');
  });

  it('asks by GET without header fields and body unless told', () => {
    const { method, body, headers } = outgoing();

    expect([method, body, [...headers]]).toEqual(['GET', null, []]);
  });

  it('has header fields of its own, and the same each time', () => {
    const headers = new Headers({ a: '1' });
    const request = outgoing({ init: { headers } });
    request.headers.set('a', '2');

    expect([request.headers.get('a'), headers.get('a')]).toEqual(['2', '1']);
    expect(request.headers).toBe(request.headers);
  });

  it('makes its signal when it is first read, and only then', () => {
    const made = spyOn(globalThis, 'AbortController').and.callThrough();
    const request = outgoing();
    expect(made).not.toHaveBeenCalled();

    const { signal } = request;
    expect([signal.aborted, request.signal === signal, made.calls.count()]).toEqual([false, true, 1]);
    request.abort();
    expect(signal.aborted).toBeTrue();
  });

  it('gives a signal that has aborted to a transport that reads it late', () => {
    const request = outgoing();
    request.abort();

    expect(request.signal.aborted).toBeTrue();
  });

  it('tells that it is aborted without a signal, also one who asks late', () => {
    const made = spyOn(globalThis, 'AbortController').and.callThrough();
    const request = outgoing();
    const told: string[] = [];
    request.onAbort(() => told.push('early'));
    expect(told).toEqual([]);

    request.abort();
    request.onAbort(() => told.push('late'));

    expect(told).toEqual(['early', 'late']);
    expect(made).not.toHaveBeenCalled();
  });
});

describe('summaryOf', () => {
  const cases: [string, Record<string, string>, boolean][] = [
    ['GET', {}, true],
    ['HEAD', {}, true],
    ['PUT', {}, true],
    ['DELETE', {}, true],
    ['OPTIONS', {}, true],
    ['POST', {}, false],
    ['PATCH', {}, false],
    ['POST', { 'Idempotency-Key': '42' }, true],
    ['PATCH', { 'idempotency-key': '42' }, true],
  ];
  for (const [method, headers, isRepeatable] of cases) {
    it(`says that ${method} ${JSON.stringify(headers)} is ${isRepeatable ? '' : 'not '}repeatable`, () => {
      expect(summaryOf(outgoing({ init: { method, headers } })).isRepeatable).toBe(isRepeatable);
    });
  }

  it('shows the address as it was read, else masked', () => {
    const { method, url, headers } = outgoing({ url: 'https://h/?token=hidden' });
    const shown = (maskedUrl?: string): string =>
      summaryOf({ method, url, headers, ...(maskedUrl !== undefined && { maskedUrl }) } as HttpRequest).url;

    expect([shown('https://h/********'), shown()]).toEqual(['https://h/********', 'https://h/?token=********']);
  });

  it('holds no credential', () => {
    const url = 'https://me:pw@api.example.com/jobs?token=hidden&page=2';

    expect(summaryOf(outgoing({ url, init: { headers: { authorization: 'hidden' } } }))).toEqual({
      method: 'GET',
      url: 'https://********@api.example.com/jobs?token=********&page=2',
      isRepeatable: true,
    });
  });
});
