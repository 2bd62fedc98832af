import fc from 'fast-check';
import { didYouMean } from '../../lib/suggest.js';

describe('didYouMean', () => {
  const known = ['initialDelay', 'maxDelay', 'maxAttempts', 'multiplier', 'jitter'];

  const table: [string, string][] = [
    ['maxDealy', '; did you mean maxDelay?'],
    ['maxdelay', '; did you mean maxDelay?'],
    ['MAXATTEMPTS', '; did you mean maxAttempts?'],
    ['maxAttempt', '; did you mean maxAttempts?'],
    ['multiplyer', '; did you mean multiplier?'],
    ['jiter', '; did you mean jitter?'],
    ['timeout', ''],
    ['x', ''],
    ['', ''],
    ['delay', ''],
  ];
  for (const [word, suggestion] of table) {
    it(`says ${JSON.stringify(suggestion)} of ${JSON.stringify(word)}`, () => {
      expect(didYouMean(word, known)).toBe(suggestion);
    });
  }

  it('suggests nothing for what is too long to be a slip', () => {
    expect(didYouMean('x'.repeat(1_000_000), ['x'.repeat(1_000_000 - 1)])).toBe('');
  });

  it('suggests the nearest', () => {
    expect(didYouMean('$gte', ['$lte', '$gt', '$exists'])).toBe('; did you mean $lte?');
    expect(didYouMean('status', ['statuses', 'state', 'status2'])).toBe('; did you mean status2?');
  });

  it('takes the first of those that are equally near', () => {
    expect(didYouMean('cat', ['bat', 'rat'])).toBe('; did you mean bat?');
  });

  it('has nothing to suggest where nothing is known', () => {
    expect(didYouMean('status', [])).toBe('');
  });

  it('suggests a long word with one letter missing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.nat({ max: 11 }), (word, index) => {
        const typed = word.slice(0, index % word.length) + word.slice((index % word.length) + 1);
        expect(didYouMean(typed, ['', word])).toBe(`; did you mean ${word}?`);
      }),
    );
  });
});
