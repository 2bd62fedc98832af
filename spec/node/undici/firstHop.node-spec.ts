import { fieldsOf, firstHop, targetOf } from '../../../node/undici/firstHop.js';
import { payloadOf } from '../../../node/undici/payload.js';
import type { Payload } from '../../../node/undici/payload.js';
import type { RequestLike } from '../../../lib/transport/readRequest.js';
import { requestOf } from './requestOf.js';

describe('targetOf', () => {
  const refused: [string, RequestLike, string][] = [
    ['a data: URL', 'data:,a', '"data:,a" is not a full address of http:// or https://, which it needs'],
    ['a blob: URL', 'blob:a', '"blob:a" is not a full address of http:// or https://, which it needs'],
    [
      'another scheme',
      'ftp://a/?token=hidden',
      '"ftp://a/?token=********" is not a full address of http:// or https://, which it needs',
    ],
    ['a relative address', '/jobs/42', '"/jobs/42" is not a full address of http:// or https://, which it needs'],
    ['integrity', { url: 'http://a', integrity: 'sha256-a' }, 'it checks no integrity; use fetchTransport()'],
    [
      'a wrong redirect',
      { url: 'http://a', redirect: 'never' as 'error' },
      'redirect must be one of follow, manual, error, not "never"',
    ],
    [
      'a dispatcher',
      { url: 'http://a', dispatcher: {} } as RequestLike,
      'it has connections of its own, so that it takes no dispatcher',
    ],
  ];
  for (const [what, request, message] of refused) {
    it(`refuses ${what}`, () => {
      expect(() => targetOf(requestOf(request))).toThrowError(TypeError, `undiciTransport: ${message}`);
    });
  }

  it('takes a Request, which has a value for everything', () => {
    expect(targetOf(requestOf(new Request('http://api.example.com/jobs'))).href).toBe('http://api.example.com/jobs');
  });
});

describe('firstHop', () => {
  const fieldsFor = (request: RequestLike): Record<string, string | undefined> => {
    const outgoing = requestOf(request);
    const hop = firstHop(outgoing, targetOf(outgoing), payloadOf(outgoing.body) as Payload);
    const fields = fieldsOf(hop);
    return Object.fromEntries(
      fields.flatMap((name, index) => (index % 2 === 0 ? [[name, fields[index + 1]] as const] : [])),
    );
  };

  it('says what fetch says', () => {
    expect(fieldsFor({ url: 'http://a' })).toEqual({
      accept: '*/*',
      'accept-encoding': 'gzip, deflate',
      'user-agent': 'rxpoll',
    });
    expect(fieldsFor({ url: 'https://a' })['accept-encoding']).toMatch(/^gzip, deflate, br/);
  });

  it('says what it is given instead', () => {
    const headers = {
      accept: 'a/b',
      'Accept-Encoding': 'identity',
      'user-agent': 'me',
      authorization: 'a',
      'content-type': 'c/d',
    };

    expect(fieldsFor({ url: 'http://me:pw@a', method: 'POST', headers, body: 'sent' })).toEqual({
      accept: 'a/b',
      'accept-encoding': 'identity',
      authorization: 'a',
      'content-type': 'c/d',
      'user-agent': 'me',
    });
  });

  it('names the type of a body, and the user of an address, and leaves the request as it is', () => {
    const outgoing = requestOf({ url: 'http://me:p%40ss@a', method: 'POST', body: 'sent' });
    const { headers } = firstHop(outgoing, targetOf(outgoing), payloadOf(outgoing.body) as Payload);

    expect([...headers]).toEqual([
      ['authorization', `Basic ${btoa('me:p@ss')}`],
      ['content-type', 'text/plain;charset=UTF-8'],
    ]);
    expect([...outgoing.headers]).toEqual([]);
  });
});
