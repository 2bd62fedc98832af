import { maskOf } from '../../../lib/mask/maskOf.js';

describe('maskOf', () => {
  it('makes one mask of the secrets of several texts, so that one that begins another does not give away its end', () => {
    const mask = maskOf([
      { secrets: ['abcd'], maskOf },
      { secrets: ['abcdefgh', 'other'], maskOf },
    ]);

    expect(mask('abcdefgh, abcd, other')).toBe('********, ********, ********');
    expect(mask({ other: ['ABCD'] })).toEqual({ '********': ['********'] } as never);
  });
});
