import { problemsOf } from '../../cli/problemsOf.js';
import { StoppedError } from '../../cli/stoppedError.js';
import { UsageError } from '../../cli/usageError.js';
import { PlanError } from '../../lib/errors/planError.js';

describe('problemsOf', () => {
  it('tells what is wrong, a line for each fault', () => {
    const faults = ['a', 'b'].map((path) => ({ path, problem: 'is missing' }));

    expect(problemsOf(new UsageError('which address?'))).toEqual(['which address?']);
    expect(problemsOf(new PlanError(faults)).slice(1)).toEqual(['  a: is missing', '  b: is missing']);
  });

  it('says nothing where nobody needs to be told', () => {
    expect(problemsOf(new StoppedError('', 141))).toEqual([]);
  });

  it('tells where a fault of the program is', () => {
    const [first, ...stack] = problemsOf(new TypeError('odd'));

    expect(first).toBe('a fault of rxpoll itself: odd');
    expect(stack.length).toBeGreaterThan(0);
    expect(problemsOf('odd')[0]).toBe('a fault of rxpoll itself: odd');
  });
});
