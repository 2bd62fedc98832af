import { describeAttempt } from '../../cli/describeAttempt.js';
import { parseCondition } from '../../cli/parseCondition.js';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';

describe('describeAttempt', () => {
  const attempt = (body: unknown, rest: Partial<Attempt<HttpResponse>> = {}): Attempt<HttpResponse> => ({
    number: 3,
    startedAt: 0,
    duration: 12,
    elapsed: 900,
    response: { status: 202, headers: new Headers(), body, url: null },
    nextDelay: 400,
    delayReason: 'schedule',
    scheduledDelay: 400,
    tally: { '202': 3 },
    ...rest,
  });
  const until = parseCondition('body.status=completed');
  const failOn = parseCondition('body.status=failed');

  it('tells a pending one, and when the next is due', () => {
    expect(describeAttempt(attempt({ status: 'running' }), until, failOn)).toEqual({
      number: 3,
      outcome: 'pending',
      status: '202',
      state: 'running',
      duration: 12,
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
      expect(describeAttempt(attempt({}, { delayReason }), until).next).toBe(next);
    });
  }

  it('tells a match, a failure and the last of all', () => {
    const told = (body: unknown, nextDelay?: number): string[] => {
      const { outcome, next } = describeAttempt(attempt(body, { nextDelay }), until, failOn);
      return [outcome, next];
    };

    expect(told({ status: 'completed' }, 400)).toEqual(['match', 'body.status=completed']);
    expect(told({ status: 'failed' }, 400)).toEqual(['failure', 'the job failed: body.status=failed']);
    expect(told({ status: 'running' })).toEqual(['failure', 'no attempts left']);
  });

  const states: readonly (readonly [unknown, string])[] = [
    [{ status: 'running' }, 'running'],
    [{ status: 7 }, '7'],
    [{ status: { a: [1] } }, '{"a":[1]}'],
    [{ status: null }, '-'],
    [{}, '-'],
    [null, '-'],
    ['text', '-'],
  ];
  for (const [body, state] of states) {
    it(`writes the state of ${JSON.stringify(body)} as ${state}`, () => {
      expect(describeAttempt(attempt(body), until).state).toBe(state);
    });
  }

  it('masks secrets in a body that is told as a whole', () => {
    const { state } = describeAttempt(attempt({ a: 1, password: 'hunter2' }), parseCondition('status=200'));

    expect(state).toContain('"a":1');
    expect(state).not.toContain('hunter2');
  });
});
