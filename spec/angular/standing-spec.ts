import { attempted, completed, failed, idle, is2xx, loading, reloading } from '../../angular/standing.js';
import type { Standing } from '../../angular/standing.js';
import type { Attempt } from '../../lib/index.js';

/** An attempt of which only the outcome matters. */
function attemptOf(outcome: { readonly response: unknown } | { readonly error: unknown }): Attempt {
  const time = { startedAt: 0, duration: 0, elapsed: 0, nextDelay: 1, scheduledDelay: 1 };
  return { number: 1, delayReason: 'schedule', tally: {}, ...time, response: undefined, ...outcome };
}

const job = { progress: 50 };
const seen = attempted<unknown>(loading, attemptOf({ response: { status: 200, body: 'before' } }));

describe('standing', () => {
  const values: [string, { readonly response: unknown } | { readonly error: unknown }, unknown][] = [
    ['the body of an answer', { response: { status: 200, body: job } }, job],
    ['the body of a 202', { response: { status: 202, body: job } }, job],
    ['the last one at a 404', { response: { status: 404, body: job } }, 'before'],
    ['the last one at a 304', { response: { status: 304, body: null } }, 'before'],
    ['undefined at an answer without a body', { response: { status: 204, body: null } }, undefined],
    ['the body of an answer without a status', { response: { body: job } }, job],
    ['an answer that has no body', { response: 'running' }, 'running'],
  ];
  for (const [what, outcome, value] of values) {
    it(`has as its value ${what}`, () => {
      expect(attempted(seen, attemptOf(outcome)).value).toEqual(value);
    });
  }

  it('keeps its value at a failed attempt', () => {
    const { response, ...attempt } = attemptOf({ error: 'lost' });

    expect([response, attempted(seen, attempt as Attempt).value]).toEqual([undefined, 'before']);
  });

  const steps: [string, Standing<unknown>, Partial<Standing<unknown>>][] = [
    ['is loading until the first attempt', loading, { status: 'loading', isPolling: true, attempt: undefined }],
    ['is resolved after it, and polls', seen, { status: 'resolved', isPolling: true, value: 'before' }],
    ['is resolved when the poll completes', completed(seen), { status: 'resolved', isPolling: false }],
    ['keeps what was seen when it reloads', reloading(seen), { status: 'reloading', isPolling: true, value: 'before' }],
    ['keeps what was seen when it fails', failed(seen, 'x'), { status: 'error', isPolling: false, value: 'before' }],
    ['forgets the error when it reloads', reloading(failed(seen, 'x')), { status: 'reloading', error: undefined }],
    ['has nothing while it is idle', idle, { status: 'idle', isPolling: false, value: undefined }],
    ['is resolved when the poll is stopped at once', completed(loading), { status: 'resolved', isPolling: false }],
    ['keeps what was seen when a reload is stopped at once', completed(reloading(seen)), { value: 'before' }],
  ];
  for (const [title, standing, expected] of steps) {
    it(title, () => {
      expect(standing).toEqual(jasmine.objectContaining(expected));
    });
  }

  it('tells an error as it came', () => {
    const error = new Error('lost');
    const likeAnError = { name: 'HttpErrorResponse', message: '404 Not Found', status: 404 };

    expect(failed(loading, error).error).toBe(error);
    expect(failed(loading, likeAnError).error as unknown).toBe(likeAnError);
  });

  it('makes an error of what is none', () => {
    const { error } = failed(loading, 'lost');

    expect([error?.message, error?.cause]).toEqual(['lost', 'lost']);
  });
});

describe('is2xx', () => {
  it('tells a status of success from all others', () => {
    expect([199, 200, 204, 299, 300, 0].map(is2xx)).toEqual([false, true, true, true, false, false]);
  });
});
