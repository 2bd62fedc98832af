import { NetworkError } from '../../../lib/errors/networkError.js';
import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';
import { isResendable, isRetryable, statusOf } from '../../../lib/retry/isRetryable.js';
import { answer } from '../../support/answers.js';

describe('isResendable', () => {
  const request = { method: 'POST', url: 'https://api.example.com' };
  const cases: [string, unknown, boolean, boolean][] = [
    ['a lost request that is repeatable', new NetworkError({ ...request, isRepeatable: true }, 'lost'), true, true],
    ['a lost request that is not', new NetworkError({ ...request, isRepeatable: false }, 'lost'), false, true],
    ['a late request that is repeatable', late(true), true, true],
    ['a late request that is not', late(false), false, true],
    ['a lost request of another make', new TypeError('Failed to fetch'), true, true],
    ['an error of a request without an answer', { status: 0 }, true, true],
    ['an error that came of an answer', { status: 503 }, false, false],
    ['a bug', new Error('a bug'), false, false],
    ['text', 'lost', false, false],
    ['nothing', undefined, false, false],
  ];
  for (const [what, error, safely, anyhow] of cases) {
    it(`judges ${what}`, () => {
      expect([isResendable(error, false), isResendable(error, true)]).toEqual([safely, anyhow]);
    });
  }

  function late(isRepeatable: boolean): PollTimeoutError {
    return new PollTimeoutError(5, undefined, { request: { ...request, isRepeatable }, isPoll: false });
  }
});

describe('isRetryable', () => {
  const statuses = Array.from({ length: 600 }, (_, status) => status);
  const retried = (headers: Record<string, string>): number[] =>
    statuses.filter((status) => isRetryable(answer(status, null, headers)));
  const byStatus = [408, 425, 429, 500, 502, 503, 504];

  it('takes the statuses that say "try again", and no other', () => {
    expect(retried({})).toEqual(byStatus);
  });

  it('takes the word of the server for any refusal, and for nothing else', () => {
    for (const name of ['x-should-retry', 'stripe-should-retry']) {
      expect(retried({ [name]: 'true' })).toEqual(statuses.slice(400));
      expect(retried({ [name]: 'false' })).toEqual([]);
    }
  });

  it('looks no further where one of the two says so', () => {
    expect(retried({ 'x-should-retry': 'false', 'stripe-should-retry': 'true' })).toEqual([]);
    expect(retried({ 'x-should-retry': 'perhaps', 'stripe-should-retry': 'false' })).toEqual([]);
  });

  it('ignores a word that is malformed', () => {
    for (const word of ['', '1', 'yes', 'TRUE', 'true, true']) {
      expect(retried({ 'x-should-retry': word }))
        .withContext(word)
        .toEqual(byStatus);
    }
  });

  it('asks no answer that is taken for its header fields', () => {
    const get = jasmine.createSpy('get');
    isRetryable({ status: 200, headers: { get } });
    isRetryable({ status: 304, headers: { get } });

    expect(get).not.toHaveBeenCalled();
  });

  it('looks at errors that came of an answer', () => {
    const headers = new Headers({ 'x-should-retry': 'true' });

    expect(isRetryable(Object.assign(new Error(), { status: 409, headers }))).toBeTrue();
    expect(isRetryable({ status: 0, headers })).toBeFalse();
  });
});

describe('statusOf', () => {
  it('looks at answers, and at errors that came of one', () => {
    const answers = [answer(503), { status: 429 }, Object.assign(new Error(), { status: 500 })];

    expect(answers.map(statusOf)).toEqual([503, 429, 500]);
  });

  it('is 0 of what has none', () => {
    const others = [503, '503', { status: '503' }, { status: [503] }, { status: 0 }, null, undefined, 'pending'];

    expect(others.map(statusOf)).toEqual(Array(8).fill(0));
  });
});
