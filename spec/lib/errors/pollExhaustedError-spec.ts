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

  it('says so where nothing was seen', () => {
    const error = new PollExhaustedError(undefined);

    expect(error.message).toBe('the schedule ended without a match');
    expect([error.attempts, error.last, error.tally]).toEqual([0, undefined, {}]);
  });
});
