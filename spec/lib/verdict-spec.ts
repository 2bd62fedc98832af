import { verdict } from '../../lib/verdict.js';

describe('verdict', () => {
  it('takes for yes or no what is neither', () => {
    expect([true, 'yes', 1, {}].map((said) => verdict('it', said))).toEqual([true, true, true, true]);
    expect([false, '', 0, null, undefined].map((said) => verdict('it', said))).toEqual(Array(5).fill(false));
  });

  it('refuses a promise, and leaves no rejection behind', async () => {
    for (const promise of [Promise.resolve(true), Promise.reject(new Error('too late'))]) {
      expect(() => verdict('poll: isDone', promise)).toThrowError(
        TypeError,
        'poll: isDone gave a promise; it must say true or false at once',
      );
    }
    await new Promise((resolve) => setTimeout(resolve)); // a rejection that nobody handles fails the suite
  });
});
