import { outOfTime } from '../../../cli/poll/outOfTime.js';
import type { Attempt } from '../../../lib/attempt.js';
import { PollExhaustedError } from '../../../lib/errors/pollExhaustedError.js';
import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';
import { ServerDelayError } from '../../../lib/errors/serverDelayError.js';
import type { Sentence } from '../../../lib/plan/sentence.js';

describe('outOfTime', () => {
  const last = { number: 1, tally: {}, response: { status: 202 }, delayReason: 'retry-after' } as unknown as Attempt;
  const error = new ServerDelayError(60_000, last, { left: 5_000 });
  const cases: readonly (readonly [Sentence['schedule'], boolean])[] = [
    [{}, true],
    [{ maxServerDelay: '1m' }, true],
    [{ maxServerDelay: '59s' }, false],
    [{ maxServerDelay: '59s', onServerDelay: 'wait' }, true],
  ];
  for (const [schedule, isLate] of cases) {
    it(`is ${isLate ? 'a timeout' : 'a wait that is too long'} by ${JSON.stringify(schedule)}`, () => {
      const told = outOfTime(error, { schedule, timeout: '5s' });

      expect(told instanceof PollTimeoutError).toBe(isLate);
      expect((told as Error).message).toBe(error.message);
    });
  }

  it('leaves other errors as they are', () => {
    const other = new PollExhaustedError(last);

    expect(outOfTime(other, { schedule: {}, timeout: '5s' })).toBe(other);
    expect(outOfTime('text', { schedule: {}, timeout: '5s' })).toBe('text');
  });
});
