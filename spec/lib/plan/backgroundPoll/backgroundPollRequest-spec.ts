import { reveal } from '../../../../lib/mask/reveal.js';
import { redact } from '../../../../lib/mask/redact.js';
import { backgroundPollRequest, isRedactedString } from '../../../../lib/plan/backgroundPoll/backgroundPollRequest.js';
import { pollHttp } from '../../../../operators/pollHttp.js';
import { scriptedTransport } from '../../../../testing/scriptedTransport.js';
import type { ScriptedRequest } from '../../../../testing/scriptedTransport.js';

/** What is sent. */
function sent(...[url, init]: Parameters<typeof backgroundPollRequest>): ScriptedRequest | undefined {
  const transport = scriptedTransport([{}]);
  pollHttp(backgroundPollRequest(url, init), { transport }).subscribe();
  return transport.requests[0];
}

describe('backgroundPollRequest', () => {
  const url = 'https://api.example.com/jobs/42';

  it('asks by GET where nothing else is said', () => {
    expect(sent(url)).toEqual(jasmine.objectContaining({ url, method: 'GET', body: null }));
    expect([...(sent(url)?.headers ?? [])]).toEqual([]);
  });

  it('sends method, header fields and body as they are', () => {
    const request = sent(url, { method: 'post', headers: { 'X-Id': '7', empty: '' }, body: '{"a":1}' });

    expect([request?.method, request?.body]).toEqual(['POST', '{"a":1}']);
    expect([...(request?.headers ?? [])]).toEqual([
      ['empty', ''],
      ['x-id', '7'],
    ]);
  });

  it('leaves out what is undefined', () => {
    const headers = { 'x-id': '7', 'x-more': undefined } as never;

    expect([...(sent(url, { method: undefined, headers })?.headers ?? [])]).toEqual([['x-id', '7']]);
  });

  it('sends bytes', () => {
    const body = new Uint8Array([1, 2, 3]).buffer;

    expect(sent(url, { method: 'PUT', body })?.body).toBe(body);
  });

  it('reads what redactString makes, strings and values in turn', () => {
    const authorization = {
      __redactedString: true,
      strings: ['Bearer ', '.', ''],
      interpolations: ['abc', 'xyz'],
    } as const;

    expect(sent(url, { headers: { authorization } })?.headers.get('authorization')).toBe('Bearer abc.xyz');
  });

  it('keeps its values secret', () => {
    const value = { __redactedString: true, strings: ['Bearer ', ''], interpolations: ['s3cret'] } as const;
    const request = backgroundPollRequest(url, { headers: { authorization: value } });

    expect(JSON.stringify(request)).toContain('Bearer ********');
    expect(JSON.stringify(request)).not.toContain('s3cret');
  });

  it('takes one that has more strings than values, or none at all', () => {
    const more = { __redactedString: true, strings: ['a', 'b', 'c'], interpolations: ['1'] } as const;
    const none = { __redactedString: true, strings: ['plain'], interpolations: [] } as const;
    const headers = sent(url, { headers: { more, none } })?.headers;

    expect([headers?.get('more'), headers?.get('none')]).toEqual(['a1bc', 'plain']);
  });

  it('takes redacted text for the address, a header field and the body', () => {
    const token = 's3cret';
    const request = sent(redact`${url}?token=${token}`, {
      method: 'POST',
      headers: { authorization: redact`Bearer ${token}` },
      body: redact`{"token":"${token}"}`,
    });

    expect(reveal(redact`${url}?token=${token}`).text).toBe(request?.url ?? '');
    expect(request?.headers.get('authorization')).toBe('Bearer s3cret');
    expect(request?.body).toBe('{"token":"s3cret"}');
  });
});

describe('isRedactedString', () => {
  it('tells what redactString makes from all else', () => {
    const right = { __redactedString: true, strings: ['a', 'b'], interpolations: ['x'] };
    const wrong = [
      { ...right, __redactedString: 'true' },
      { ...right, strings: 'ab' },
      { ...right, interpolations: [7] },
      { strings: ['a'], interpolations: [] },
      'text',
      null,
    ];

    expect(isRedactedString(right)).toBeTrue();
    expect(wrong.some(isRedactedString)).toBeFalse();
  });
});
