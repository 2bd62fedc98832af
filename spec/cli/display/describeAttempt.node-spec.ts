import { describeAttempt } from '../../../cli/display/describeAttempt.js';
import type { Attempt } from '../../../lib/attempt.js';
import { NetworkError } from '../../../lib/errors/networkError.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import { aJudged, aPolling } from './polling.js';

describe('describeAttempt', () => {
  it('tells a pending one, and when the next is due', () => {
    expect(describeAttempt(aJudged({ status: 'running' }), aPolling())).toEqual({
      ...{ number: 3, outcome: 'pending', status: '202', state: 'running', duration: 12 },
      next: 'again in 400ms, by the schedule',
    });
  });

  const reasons = [
    ['retry-after', 'again in 400ms, as Retry-After asks'],
    ['rate-limit', 'again in 400ms, as the rate limit asks'],
    ['poll-interval', 'again in 400ms, as X-Poll-Interval asks'],
    ['deadline', 'again in 400ms, the last one in time'],
  ] as const;
  for (const [delayReason, next] of reasons) {
    it(`says why the next is when it is: ${delayReason}`, () => {
      expect(describeAttempt(aJudged({}, { delayReason }), aPolling()).next).toBe(next);
    });
  }

  const endings = [
    ['schedule', 'no attempts left'],
    ['deadline', 'no time left'],
    ['retry-after', 'Retry-After asks for too long a wait'],
    ['rate-limit', 'the rate limit asks for too long a wait'],
    ['poll-interval', 'X-Poll-Interval asks for too long a wait'],
  ] as const;
  for (const [delayReason, next] of endings) {
    it(`says why there is no next: ${delayReason}`, () => {
      const line = describeAttempt(aJudged({}, { delayReason, nextDelay: undefined }), aPolling());

      expect([line.outcome, line.next]).toEqual(['failure', next]);
    });
  }

  it('tells a match and a failure', () => {
    const match = describeAttempt(aJudged({ status: 'completed' }, {}, { verdict: 'match' }), aPolling());
    const failure = describeAttempt(aJudged({ status: 'failed' }, {}, { verdict: 'failure' }), aPolling());

    expect([match.outcome, match.next]).toEqual(['match', 'body.status=completed']);
    expect([failure.outcome, failure.next]).toEqual(['failure', 'the job failed: body.status=failed']);
  });

  it('never promises an attempt for which there is no time', () => {
    const line = describeAttempt(aJudged({}, { nextDelay: 2_000, elapsed: 900 }), aPolling('2s'));

    expect([line.outcome, line.next]).toEqual(['pending', 'time runs out before the next']);
  });

  it('counts matches in a row', () => {
    expect(describeAttempt(aJudged({}, {}, { streak: [2, 3] }), aPolling()).next).toBe(
      'match 2 of 3, again in 400ms, by the schedule',
    );
  });

  it('tells an attempt that failed, and that the poll survives', () => {
    const request = { method: 'GET', url: 'http://localhost/', isRepeatable: true };
    const error = new NetworkError(request, Object.assign(new Error(), { code: 'ECONNRESET' }));
    const { response, ...attempt } = aJudged({}).attempt;
    const judged = { ...aJudged({}), attempt: { ...attempt, error } as Partial<Attempt> as Attempt<HttpResponse> };

    expect(response.status).toBe(202);
    expect(describeAttempt(judged, aPolling())).toEqual({
      ...{ number: 3, outcome: 'retry', status: '-', state: 'connection lost', duration: 12 },
      next: 'again in 400ms, by the schedule',
    });
  });
});
