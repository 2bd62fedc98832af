import { describeAttempt } from '../../../cli/display/describeAttempt.js';
import type { Attempt } from '../../../lib/attempt.js';
import { PollFailedError } from '../../../lib/errors/pollFailedError.js';
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
    ['poll-interval', 'again in 400ms, as the server asks'],
    ['slow-down', 'again in 400ms, as slow_down asks'],
    ['cache', 'again in 400ms, as long as the answer is cached'],
    ['deadline', 'again in 400ms, the last one in time'],
  ] as const;
  for (const [delayReason, next] of reasons) {
    it(`says why the next is when it is: ${delayReason}`, () => {
      const line = describeAttempt(aJudged({}, { delayReason }), aPolling());

      expect([line.next, `again in 400ms, ${String(line.why)}`]).toEqual([next, next]);
    });
  }

  const endings = [
    ['schedule', 'no attempts left'],
    ['deadline', 'no time left'],
    ['retry-after', 'Retry-After asks for too long a wait'],
    ['rate-limit', 'the rate limit asks for too long a wait'],
    ['poll-interval', 'the server asks for too long a wait'],
    ['slow-down', 'slow_down asks for too long a wait'],
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

  it('tells an answer that has not changed', () => {
    const pending = describeAttempt(aJudged({ status: 'running' }, { unchanged: true }), aPolling());
    const match = describeAttempt(aJudged({}, { unchanged: true }, { verdict: 'match' }), aPolling());

    expect([pending.outcome, pending.next]).toEqual(['unchanged', 'unchanged, again in 400ms, by the schedule']);
    expect(match.outcome).toBe('match');
  });

  it('tells what a preset does not know, and what it ends the poll for', () => {
    const polling = { ...aPolling(), failOn: undefined, preset: 'openai-batch' };
    const { attempt } = aJudged({});
    const unknown = { state: 'paused', count: 3, attempt };
    const pending = describeAttempt(aJudged({}, { unchanged: true }, { unknown }), polling);
    const ended = (['failed', 'cancelled', 'needs-action'] as const).map((outcome) => {
      const failure = new PollFailedError(attempt, { outcome, state: 'x', words: '' });
      return describeAttempt(aJudged({}, {}, { verdict: 'failure', failure }), polling).next;
    });

    expect([pending.outcome, pending.next]).toEqual([
      'unknown',
      'unknown to openai-batch, again in 400ms, by the schedule',
    ]);
    expect(describeAttempt(aJudged({}, {}, { unknown, verdict: 'failure' }), polling).next).toBe(
      'unknown to openai-batch, 3 in a row',
    );
    expect(ended).toEqual(['the job failed', 'the job was cancelled', 'the job needs action']);
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
