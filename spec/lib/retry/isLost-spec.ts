import * as fc from 'fast-check';
import { BodyTooLargeError } from '../../../lib/errors/bodyTooLargeError.js';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import { NetworkError } from '../../../lib/errors/networkError.js';
import { PollExhaustedError } from '../../../lib/errors/pollExhaustedError.js';
import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';
import { SchemaError } from '../../../lib/errors/schemaError.js';
import { isLost } from '../../../lib/retry/isLost.js';
import { attemptOf } from '../errors/attemptOf.js';

const withCode = (code: unknown, message = 'it broke'): Error => Object.assign(new Error(message), { code });

describe('isLost', () => {
  const request = { method: 'GET', url: 'https://api.example.com', isRepeatable: true };
  const lost: [string, unknown][] = [
    ['a NetworkError', new NetworkError(request, 'lost')],
    ['a request that ran out of time', new PollTimeoutError(5)],
    ['what fetch of Chromium says', new TypeError('Failed to fetch')],
    ['what fetch of Chromium says of a body that breaks off', new TypeError('network error')],
    ['what fetch of Firefox says', new TypeError('NetworkError when attempting to fetch resource.')],
    ['what fetch of Safari says', new TypeError('Load failed')],
    ['what fetch of Safari said', new TypeError('The Internet connection appears to be offline.')],
    ['what fetch of Node says', new TypeError('fetch failed')],
    ['what fetch of Node says of a body that breaks off', new TypeError('terminated')],
    ['what fetch of React Native says', new TypeError('Network request failed')],
    ['what fetch of Node says, by its cause', new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') })],
    ['HttpErrorResponse of Angular', { name: 'HttpErrorResponse', status: 0, message: 'Unknown Error' }],
    ['AjaxError of RxJS', Object.assign(new Error('ajax error'), { status: 0 })],
    ['an axios error in a browser', withCode('ERR_NETWORK', 'Network Error')],
    ['an axios time-out', withCode('ECONNABORTED', 'timeout of 5ms exceeded')],
    ['a body that node-fetch misses the end of', withCode('ERR_STREAM_PREMATURE_CLOSE')],
    ['a body that undici misses the end of', withCode('UND_ERR_RES_CONTENT_LENGTH_MISMATCH')],
    ['a body that cannot be decompressed', withCode('Z_DATA_ERROR')],
    ['a body that is compressed, and cut short', withCode('Z_BUF_ERROR')],
    ...[
      'ECONNREFUSED',
      'ECONNRESET',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EPIPE',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENETDOWN',
    ]
      .concat(['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
      .map((code): [string, unknown] => [code, withCode(code)]),
  ];
  for (const [what, error] of lost) {
    it(`takes for lost: ${what}`, () => {
      expect(isLost(error)).toBeTrue();
    });
  }

  const others: [string, unknown][] = [
    ['a poll that ran out of time', new PollTimeoutError(5, attemptOf('pending'))],
    ['a body that is too large', new BodyTooLargeError(5, request)],
    ['a body that does not fit', new SchemaError([])],
    ['a schedule that ended', new PollExhaustedError(undefined)],
    ['a mistake', new DurationSyntaxError('maxDelay', 'is wrong')],
    ['a bug', new TypeError("Cannot read properties of undefined (reading 'status')")],
    ['an error that speaks of fetch', new Error('Failed to fetch')],
    ['what was aborted', new DOMException('The operation was aborted.', 'AbortError')],
    ['what ran out of time by the signal of the user', new DOMException('signal timed out', 'TimeoutError')],
    ['an answer of Angular', { name: 'HttpErrorResponse', status: 503, message: '503 Service Unavailable' }],
    ['a certificate that is out of date', withCode('CERT_HAS_EXPIRED')],
    ['a body that undici was told to abort', withCode('UND_ERR_ABORTED')],
    ['an argument that undici cannot take', withCode('UND_ERR_INVALID_ARG')],
    ['a code that only begins like one', withCode('ERR_NETWORKING')],
    ['a TypeError with another code', Object.assign(new TypeError('fetch failed'), { code: 'ERR_INVALID_URL' })],
    ['a status in text', { status: '0' }],
    ['text', 'Failed to fetch'],
    ['nothing', undefined],
  ];
  for (const [what, error] of others) {
    it(`leaves alone: ${what}`, () => {
      expect(isLost(error)).toBeFalse();
    });
  }

  it('takes any value', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBoxedValues: true }), (value) => {
        expect(typeof isLost(value)).toBe('boolean');
      }),
    );
  });
});
