import { isOutOfTime } from '../../../cli/poll/isOutOfTime.js';
import type { Attempt, DelayReason } from '../../../lib/attempt.js';
import { PollExhaustedError } from '../../../lib/errors/pollExhaustedError.js';
import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';

describe('isOutOfTime', () => {
  const after = (delayReason: DelayReason): PollExhaustedError =>
    new PollExhaustedError({ number: 1, tally: {}, response: { status: 202 }, delayReason } as Attempt);
  const cases: readonly (readonly [string, unknown, boolean])[] = [
    ['no time is left', after('deadline'), true],
    ['the server asks for more than is left', after('retry-after'), true],
    ['no attempts are left', after('schedule'), false],
    ['there was no attempt', new PollExhaustedError(undefined), false],
    ['the error is another', new PollTimeoutError(5), false],
    ['it is no error', 'deadline', false],
  ];
  for (const [what, error, expected] of cases) {
    it(`is ${String(expected)} where ${what}`, () => {
      expect(isOutOfTime(error)).toBe(expected);
    });
  }
});
