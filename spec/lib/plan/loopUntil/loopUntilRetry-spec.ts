import { NetworkError } from '../../../../lib/errors/networkError.js';
import { PollTimeoutError } from '../../../../lib/errors/pollTimeoutError.js';
import type { LoopUntilRetry } from '../../../../lib/plan/loopUntil/loopUntilRequest.js';
import { loopUntilRetry } from '../../../../lib/plan/loopUntil/loopUntilRetry.js';
import { answer } from '../../../support/answers.js';

const request = { method: 'POST', url: 'https://api.example.com', isRepeatable: false };
const late = new PollTimeoutError(5_000, undefined, { request, isPoll: false });
const lost = new NetworkError(request, new TypeError('Failed to fetch'));

/** Whether a request is sent again that came out so. */
function isRetried(retry: Partial<LoopUntilRetry>, outcome: { response?: unknown; error?: unknown }): boolean {
  const { shouldRetry } = loopUntilRetry({ maxAttempts: 3, ...retry });
  return shouldRetry!({ attempt: 1, elapsed: 0, ...outcome });
}

describe('loopUntilRetry', () => {
  it('does not retry where it is left out', () => {
    expect(loopUntilRetry(undefined)).toEqual({ maxRetries: 0 });
  });

  it('takes maxAttempts for the tries in all: 1 is no retry', () => {
    expect(loopUntilRetry({ maxAttempts: 1 }).maxRetries).toBe(0);
    expect(loopUntilRetry({ maxAttempts: 4 }).maxRetries).toBe(3);
  });

  it('has exponential delays without jitter, from 1s doubled to 30s', () => {
    expect(loopUntilRetry({ maxAttempts: 2 })).toEqual(
      jasmine.objectContaining({ strategy: 'exponential', maxDelay: '30s', jitter: 'none' }),
    );
  });

  it('retries 429, 500, 502, 503 and 504, and no other status', () => {
    const retried = Array.from({ length: 500 }, (_, index) => index + 100).filter((status) =>
      isRetried({}, { response: answer(status) }),
    );

    expect(retried).toEqual([429, 500, 502, 503, 504]);
  });

  it('retries retryableStatusCodes in place of these', () => {
    expect(isRetried({ retryableStatusCodes: [404] }, { response: answer(404) })).toBeTrue();
    expect(isRetried({ retryableStatusCodes: [404] }, { response: answer(503) })).toBeFalse();
    expect(isRetried({ retryableStatusCodes: [] }, { response: answer(503) })).toBeFalse();
  });

  it('knows a status in an error, as Angular throws it', () => {
    expect(isRetried({}, { error: { status: 503 } })).toBeTrue();
    expect(isRetried({}, { error: { status: 404 } })).toBeFalse();
  });

  const errors: [string, LoopUntilRetry['retryableExceptions'], unknown, boolean][] = [
    ['a timeout by default', undefined, late, true],
    ['a lost connection by default, a POST too', undefined, lost, true],
    ['what a platform says of a lost connection', undefined, new TypeError('fetch failed'), true],
    ['no other error', undefined, new Error('a bug'), false],
    ['no timeout of the poll', undefined, new PollTimeoutError(1, undefined, { request, isPoll: true }), false],
    ['a timeout alone', ['timeout'], late, true],
    ['a timeout alone, and no connection', ['timeout'], lost, false],
    ['a connection alone', ['connection'], lost, true],
    ['a connection alone, and no timeout', ['connection'], late, false],
    ['nothing of an empty list', [], lost, false],
  ];
  for (const [title, retryableExceptions, error, expected] of errors) {
    it(`retries by retryableExceptions: ${title}`, () => {
      expect(isRetried({ retryableExceptions }, { error })).toBe(expected);
    });
  }
});
