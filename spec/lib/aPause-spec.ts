import { NEVER } from 'rxjs';
import { aPause } from '../../lib/aPause.js';
import { check } from '../../lib/options.js';
import { whenHidden } from '../../operators/whenHidden.js';

describe('aPause', () => {
  it('is an Observable', () => {
    expect([NEVER, whenHidden()].map(aPause.test)).toEqual([true, true]);
    expect([undefined, true, whenHidden].map(aPause.test)).toEqual([false, false, false]);
  });

  it('shows that the function which makes one is called', () => {
    expect(() => check('backoffSchedule', 'pauseWhile', whenHidden, aPause)).toThrowError(
      TypeError,
      'backoffSchedule: pauseWhile must be an Observable, such as whenHidden(), not a function',
    );
  });
});
