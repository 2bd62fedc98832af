import type { Hint, HintReason } from '../../../lib/http/hint.js';
import { allowed, slowDown } from '../../../lib/poll/serverDelay.js';

const asks = (delay: number, reason: HintReason = 'retry-after'): Hint => ({ delay, reason, scope: 'once' });
const policy = (onServerDelay: 'stop' | 'wait' | 'clamp'): Parameters<typeof allowed>[1] => ({
  maxServerDelay: 300,
  onServerDelay,
});

describe('allowed', () => {
  const cases: [string, Hint, 'stop' | 'wait' | 'clamp', number | undefined][] = [
    ['leaves a hint that is short', asks(300), 'clamp', 300],
    ['clamps one that is long', asks(301), 'clamp', 300],
    ['leaves it to who stops', asks(301), 'stop', 301],
    ['leaves it to who waits', asks(301), 'wait', 301],
    ['takes that of a cache where there is time', asks(250, 'cache'), 'stop', 250],
    ['takes none of a cache where that leaves no time', asks(251, 'cache'), 'wait', undefined],
  ];
  for (const [title, hint, onServerDelay, delay] of cases) {
    it(title, () => {
      expect(allowed(hint, policy(onServerDelay), 250)?.delay).toBe(delay);
    });
  }

  it('takes none of a cache that is beyond maxServerDelay', () => {
    expect(allowed(asks(301, 'cache'), policy('clamp'), Infinity)).toBeUndefined();
    expect(allowed(asks(300, 'cache'), policy('stop'), Infinity)?.delay).toBe(300);
  });
});

describe('slowDown', () => {
  it('is what the pace says, clamped where that is the policy', () => {
    const pace = { interval: 0, extra: 500 };

    expect([slowDown(undefined, policy('clamp')), slowDown(pace, policy('stop'))]).toEqual([0, 500]);
    expect(slowDown(pace, policy('clamp'))).toBe(300);
  });
});
