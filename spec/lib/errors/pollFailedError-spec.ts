import { PollFailedError } from '../../../lib/errors/pollFailedError.js';
import { answer } from '../../support/answers.js';
import { attemptOf } from './attemptOf.js';

describe('PollFailedError', () => {
  const last = attemptOf(answer(200, { status: 'failed' }), { number: 7, tally: { '200': 1, '202': 6 } });
  const error = new PollFailedError(last);

  it('says that the job failed, and what the answer was', () => {
    expect(error.message).toBe('the job failed; attempt 7 answered 200 {"status":"failed"}');
  });

  it('holds the attempt and the history', () => {
    expect(error.last).toBe(last);
    expect([error.name, error.kind, error.attempts, error.tally]).toEqual(['PollFailedError', 'failed', 7, last.tally]);
    expect([error.outcome, error.state]).toEqual(['failed', undefined]);
  });

  it('says what became of the job, and by which word, where that is known', () => {
    const cancelled = new PollFailedError(last, {
      outcome: 'cancelled',
      state: 'aborted',
      words: 'was cancelled: status "aborted"',
    });

    expect(cancelled.message).toBe(
      'the job was cancelled: status "aborted"; attempt 7 answered 200 {"status":"failed"}',
    );
    expect([cancelled.outcome, cancelled.state]).toEqual(['cancelled', 'aborted']);
  });
});
