import { toHint } from '../../../lib/http/toHint.js';

describe('toHint', () => {
  it('makes a hint of a delay, of 0 too, which holds once unless told otherwise', () => {
    expect(toHint(0, 'retry-after')).toEqual({ delay: 0, reason: 'retry-after', scope: 'once' });
    expect(toHint(5, 'slow-down', 'from now on')).toEqual({ delay: 5, reason: 'slow-down', scope: 'from now on' });
  });

  it('makes none of no delay', () => {
    expect(toHint(undefined, 'cache')).toBeUndefined();
  });
});
