import { NetworkError } from '../../../lib/errors/networkError.js';
import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';
import { hasRetryableStatus, isResendable, statusOf } from '../../../lib/retry/isRetryable.js';
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

describe('hasRetryableStatus', () => {
  it('takes the statuses that say "try again", and no other', () => {
    const statuses = Array.from({ length: 600 }, (_, status) => status);

    expect(statuses.filter((status) => hasRetryableStatus(answer(status)))).toEqual([
      408, 425, 429, 500, 502, 503, 504,
    ]);
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
