import { isExhausted, markExhausted } from '../../../lib/matcher/exhausted.js';
import { attemptOf } from '../errors/attemptOf.js';

describe('isExhausted', () => {
  it('remembers the attempts that were marked, and is blind to equal ones', () => {
    const attempts = [attemptOf('a'), attemptOf('a')] as const;
    markExhausted(attempts[0]);

    expect(attempts.map(isExhausted)).toEqual([true, false]);
    expect(Object.keys(attempts[0])).toEqual(Object.keys(attempts[1]));
  });
});
