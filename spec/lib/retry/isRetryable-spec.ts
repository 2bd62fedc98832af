import { NetworkError } from '../../../lib/errors/networkError.js';
import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';
import { hasRetryableStatus, isRetryable } from '../../../lib/retry/isRetryable.js';
import { answer } from '../../support/answers.js';

const again = (outcome: { response?: unknown; error?: unknown }, retryUnsafe = false): boolean =>
  isRetryable({ attempt: 1, elapsed: 0, ...outcome }, retryUnsafe);

describe('isRetryable', () => {
  it('takes the statuses that say "try again", and no other', () => {
    const statuses = Array.from({ length: 600 }, (_, status) => status).filter((status) =>
      again({ response: answer(status) }),
    );

    expect(statuses).toEqual([408, 425, 429, 500, 502, 503, 504]);
  });

  it('takes an answer that came as an error for what it is', () => {
    expect([
      again({ error: { status: 503 } }),
      again({ error: { status: 404 } }),
      again({ error: { status: 0 } }),
    ]).toEqual([true, false, true]);
  });

  const request = { method: 'POST', url: 'https://api.example.com' };
  const cases: [string, unknown, boolean, boolean][] = [
    ['a lost request that is repeatable', new NetworkError({ ...request, isRepeatable: true }, 'lost'), true, true],
    ['a lost request that is not', new NetworkError({ ...request, isRepeatable: false }, 'lost'), false, true],
    ['a late request that is repeatable', late(true), true, true],
    ['a late request that is not', late(false), false, true],
    ['a lost request of another make', new TypeError('Failed to fetch'), true, true],
    ['a bug', new Error('a bug'), false, false],
    ['text', 'lost', false, false],
    ['nothing', undefined, false, false],
  ];
  for (const [what, error, safely, anyhow] of cases) {
    it(`judges ${what}`, () => {
      expect([again({ error }), again({ error }, true)]).toEqual([safely, anyhow]);
    });
  }

  it('sends again what was answered, repeatable or not', () => {
    expect(again({ response: { ...answer(503), isRepeatable: false } })).toBeTrue();
  });

  it('leaves alone answers without a status', () => {
    for (const response of ['pending', 503, null, {}, { status: '503' }]) expect(again({ response })).toBeFalse();
  });

  function late(isRepeatable: boolean): PollTimeoutError {
    return new PollTimeoutError(5, undefined, { request: { ...request, isRepeatable }, isPoll: false });
  }
});

describe('hasRetryableStatus', () => {
  it('looks at answers, and at errors that came of one', () => {
    const answers = [answer(503), { status: 429 }, Object.assign(new Error(), { status: 500 }), answer(404)];

    expect(answers.map(hasRetryableStatus)).toEqual([true, true, true, false]);
  });

  it('takes what has no status', () => {
    expect([503, '503', { status: '503' }, { status: [503] }, null, undefined].some(hasRetryableStatus)).toBeFalse();
  });
});
