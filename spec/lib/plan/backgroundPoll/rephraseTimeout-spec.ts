import { NetworkError } from '../../../../lib/errors/networkError.js';
import { PollTimeoutError } from '../../../../lib/errors/pollTimeoutError.js';
import { addHistory } from '../../../../lib/errors/addHistory.js';
import { isPollError } from '../../../../lib/errors/isPollError.js';
import { rephraseTimeout } from '../../../../lib/plan/backgroundPoll/rephraseTimeout.js';
import { answer } from '../../../support/answers.js';
import { attemptOf } from '../../errors/attemptOf.js';

describe('rephraseTimeout', () => {
  const request = { method: 'POST', url: 'https://api.example.com/jobs', isRepeatable: false };
  const last = attemptOf(answer(202), { number: 3, tally: { '202': 3 } });
  const rephrased = (error: unknown): PollTimeoutError => rephraseTimeout(error) as PollTimeoutError;

  const cases: [number, boolean, string][] = [
    [300_000, true, 'Task timed out after 300 seconds'],
    [500, true, 'Task timed out after 0.5 seconds'],
    [5_000, false, 'Fetch timed out after 5000ms'],
    [1_234.4, false, 'Fetch timed out after 1234ms'],
  ];
  for (const [limit, isPoll, message] of cases) {
    it(`says ${message}`, () => {
      expect(rephrased(new PollTimeoutError(limit, undefined, { request, isPoll })).message).toBe(message);
    });
  }

  it('keeps all the rest, and has the error that says more as its cause', () => {
    const error = new PollTimeoutError(300_000, last, { request, isPoll: true });
    const again = rephrased(error);

    expect(again).toBeInstanceOf(PollTimeoutError);
    expect(isPollError(again)).toBeTrue();
    expect(Object.entries(again)).toEqual(Object.entries(error));
    expect(again.cause).toBe(error);
    expect(error.message).toContain('no match in 5m after 3 attempts');
    expect(Object.keys(again)).not.toContain('cause');
    expect(String(again.stack)).not.toContain('no match');
  });

  it('keeps a late request of a poll with a history what it is', () => {
    const error = new PollTimeoutError(5_000, undefined, { request, isPoll: false });
    addHistory(error, { attempts: 4, last, tally: { '202': 3, timeout: 1 } });
    const { scope, attempts, tally, method, url, isRepeatable } = rephrased(error);

    expect([scope, attempts, tally]).toEqual(['request', 4, { '202': 3, timeout: 1 }]);
    expect({ method, url, isRepeatable }).toEqual(request);
    expect(rephrased(error).last).toBe(last);
  });

  it('leaves other errors as they are', () => {
    for (const error of [new NetworkError(request, 'lost'), new Error('a bug'), 'text', undefined]) {
      expect(rephraseTimeout(error)).toBe(error);
    }
  });
});
