import { NetworkError, codeOf } from '../../../lib/errors/networkError.js';
import { textOf } from './textOf.js';

function failure(message: string, code?: unknown, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), code === undefined ? {} : { code });
}

/** An error with a chain of causes. */
function nested(message: string, ...causes: string[]): Error {
  const [cause, ...rest] = causes;
  return failure(message, undefined, cause === undefined ? undefined : nested(cause, ...rest));
}

describe('NetworkError', () => {
  const request = { method: 'GET', url: 'https://api.example.com/jobs', isRepeatable: true };
  const told = 'GET https://api.example.com/jobs got no response: ';
  const refused = failure('connect ECONNREFUSED 127.0.0.1:80', 'ECONNREFUSED');
  const endless = failure('endless');
  endless.cause = endless;

  const causes: [string, unknown, string][] = [
    ['an error', new TypeError('Failed to fetch'), 'Failed to fetch'],
    ['an error with a code', failure('read ECONNRESET', 'ECONNRESET'), 'read ECONNRESET (ECONNRESET)'],
    [
      'the innermost error, which says most',
      failure('fetch failed', undefined, refused),
      `${refused.message} (ECONNREFUSED)`,
    ],
    [
      'the next to last, where the last has no words',
      failure('fetch failed', undefined, new Error('')),
      'fetch failed',
    ],
    ['an error without words', new TypeError(''), 'TypeError'],
    ['an error that is its own cause', endless, 'endless'],
    ['no error deeper than anybody nests', nested('1', '2', '3', '4', '5', '6'), '5'],
    ['an object that has words', { message: 'Http failure response', status: 0 }, 'Http failure response'],
    ['any object', { code: 'X' }, '{"code":"X"}'],
    ['text', 'offline', 'offline'],
    ['undefined', undefined, 'undefined'],
  ];
  for (const [what, cause, reason] of causes) {
    it(`quotes ${what}`, () => {
      const error = new NetworkError(request, cause);

      expect(error.message).toBe(told + reason);
      expect(error.cause).toBe(cause);
    });
  }

  it('tells no credential that the cause quotes', () => {
    const cause = 'request to https://me:pw@api.example.com/?token=hidden failed';

    for (const quoting of [
      failure(cause),
      failure('fetch failed', undefined, failure(cause)),
      cause,
      { message: cause },
    ]) {
      const { message } = new NetworkError(request, quoting);
      expect(message).toBe(`${told}request to https://********@api.example.com/?token=******** failed`);
    }
  });

  it('holds its kind, its code and the request', () => {
    const error = new NetworkError({ ...request, method: 'POST', isRepeatable: false }, refused);

    expect([error.name, error.kind, error.code]).toEqual(['NetworkError', 'network', 'ECONNREFUSED']);
    expect([error.method, error.url, error.isRepeatable]).toEqual(['POST', request.url, false]);
    expect(textOf(error)).toContain('ECONNREFUSED');
  });
});

describe('codeOf', () => {
  const cases: [string, unknown, string | undefined][] = [
    ['an error', failure('x', 'EPIPE'), 'EPIPE'],
    ['the nearest of its causes', failure('x', undefined, failure('y', 'A', failure('z', 'B'))), 'A'],
    ['no number, such as that of a DOMException', failure('x', 20, failure('y', 'A')), 'A'],
    ['nothing that is no error', { code: 'EPIPE' }, undefined],
    [
      'no error deeper than anybody nests',
      [1, 2, 3, 4, 5].reduce((e) => failure('x', undefined, e), failure('y', 'A')),
      undefined,
    ],
    ['undefined', undefined, undefined],
  ];
  for (const [what, error, code] of cases) {
    it(`reads ${what}`, () => {
      expect(codeOf(error)).toBe(code);
    });
  }
});
