import { describeRetry } from '../../../cli/display/describeRetry.js';

describe('describeRetry', () => {
  const answer = (headers: Record<string, string> = {}): unknown => ({ status: 503, headers: new Headers(headers) });
  const resent = (response: unknown) => ({
    ...{ number: 4, delay: 1_000, elapsed: 900 },
    context: { attempt: 1, elapsed: 20, duration: 20, response },
  });

  it('tells what was lost, and when it is sent again', () => {
    expect(describeRetry(resent(answer()), { timeout: 5_000, retry: {} })).toEqual({
      ...{ number: 4, outcome: 'retry', status: '503', state: 'Service Unavailable', duration: 20 },
      next: 'sent again in 1s, by the schedule',
    });
  });

  const cases: readonly (readonly [string, unknown, number, string])[] = [
    ['Retry-After', answer({ 'retry-after': '1' }), 5_000, 'sent again in 1s, as Retry-After asks'],
    ['a rate limit', answer({ ratelimit: '"a";r=0;t=1' }), 5_000, 'sent again in 1s, as the rate limit asks'],
    ['less than the schedule has', answer({ 'retry-after': '0' }), 5_000, 'sent again in 1s, by the schedule'],
    ['a lost connection', undefined, 5_000, 'sent again in 1s, by the schedule'],
    ['the last moment', answer(), 1_900, 'sent again in 1s, by the schedule'],
    ['too little time', answer(), 1_899, 'time runs out before it is sent again'],
  ];
  for (const [what, response, timeout, next] of cases) {
    it(`says "${next}" for ${what}`, () => {
      expect(describeRetry(resent(response), { timeout, retry: {} }).next).toBe(next);
    });
  }

  it('knows what a policy makes of what the server asks', () => {
    const told = (maxServerDelay: number): string =>
      describeRetry(resent(answer({ 'retry-after': '900' })), {
        timeout: 5_000,
        retry: { maxServerDelay, onServerDelay: 'clamp' },
      }).next;

    expect(told(1_000)).toBe('sent again in 1s, as Retry-After asks');
    expect(told(500)).toBe('sent again in 1s, by the schedule');
  });
});
