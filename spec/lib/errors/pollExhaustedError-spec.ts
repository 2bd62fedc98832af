import { PollExhaustedError } from '../../../lib/errors/pollExhaustedError.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from './attemptOf.js';

describe('PollExhaustedError', () => {
  it('says what was seen', () => {
    const last = attemptOf(answer(202, { status: 'running' }), { number: 3, tally: { '202': 3 } });
    const error = new PollExhaustedError(last);

    expect(error.message).toBe(
      'the schedule ended without a match after 3 attempts (3× 202); last: 202 {"status":"running"}',
    );
    expect([error.name, error.kind, error.attempts]).toEqual(['PollExhaustedError', 'exhausted', 3]);
    expect(error.last).toBe(last);
  });

  it('says that the server asked for too long a wait', () => {
    const answered = answer(202);
    const hint = { delay: 60_000, reason: 'retry-after', scope: 'once' } as const;
    const asked = attemptOf(answered, { nextDelay: undefined, delayReason: 'retry-after', hint });
    const pace = { interval: 90_000, extra: 0 };
    const paced = attemptOf(answered, { nextDelay: undefined, delayReason: 'poll-interval', pace });

    expect(new PollExhaustedError(asked).message).toMatch(
      /^no match: the server asks to wait 1m \(retry-after\), for which maxElapsed leaves no time; given up after 1 attempt/,
    );
    expect(new PollExhaustedError(paced).message).toContain('to wait 1m 30s (poll-interval)');
  });

  it('says so where nothing was seen', () => {
    const error = new PollExhaustedError(undefined);

    expect(error.message).toBe('the schedule ended without a match');
    expect([error.attempts, error.last, error.tally]).toEqual([0, undefined, {}]);
  });
});
