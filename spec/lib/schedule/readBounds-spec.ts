import { readBounds } from '../../../lib/schedule/readBounds.js';
import { aDelayOrNone } from '../../../lib/schedule/readDelay.js';

describe('readBounds', () => {
  it('goes from 1 s to 30 s by default', () => {
    expect(readBounds('f', {})).toEqual({ initialDelay: 1_000, maxDelay: 30_000 });
  });

  it('never puts a default below the first delay', () => {
    expect(readBounds('f', { initialDelay: '1m' })).toEqual({ initialDelay: 60_000, maxDelay: 60_000 });
  });

  it('takes a bound below the first delay where it is given', () => {
    expect(readBounds('f', { initialDelay: '1m', maxDelay: '5s' })).toEqual({ initialDelay: 60_000, maxDelay: 5_000 });
  });

  it('turns no bound into the greatest that is safe to reckon with', () => {
    expect(readBounds('f', { maxDelay: Infinity }).maxDelay).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('takes no first delay only where it is expected', () => {
    expect(readBounds('f', { initialDelay: 0 }, aDelayOrNone).initialDelay).toBe(0);
    expect(() => readBounds('f', { initialDelay: 0 })).toThrowError(RangeError, /^f: initialDelay must be/);
  });
});
