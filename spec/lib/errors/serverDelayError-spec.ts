import { ServerDelayError } from '../../../lib/errors/serverDelayError.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from './attemptOf.js';

describe('ServerDelayError', () => {
  const last = attemptOf(answer(202), { delayReason: 'retry-after', nextDelay: undefined });
  const error = new ServerDelayError(3_600_000, last, { limit: 300_000 });

  it('says that the wait would pass the deadline', () => {
    expect(new ServerDelayError(3_600_000, last, { left: 290_000.4 }).message).toContain(
      'the server asks to wait 1h (retry-after), past the deadline of the poll (4m 50s away); given up after',
    );
  });

  it('says what the server asks, by what, and which option allows more', () => {
    expect(error.message).toBe(
      "the server asks to wait 1h (retry-after), more than maxServerDelay allows (5m; onServerDelay: 'wait' would wait); given up after 1 attempt (1× 202); last: 202",
    );
  });

  it('holds the delay, the hint and the history', () => {
    expect([error.name, error.kind]).toEqual(['ServerDelayError', 'server-delay']);
    expect([error.delay, error.reason]).toEqual([3_600_000, 'retry-after']);
    expect([error.attempts, error.last, error.tally]).toEqual([1, last, { '202': 1 }]);
  });
});
