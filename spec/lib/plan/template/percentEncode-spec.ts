import { percentEncode } from '../../../../lib/plan/template/percentEncode.js';

describe('percentEncode', () => {
  it('encodes what has a meaning in an address', () => {
    expect(percentEncode('a/b c?é')).toBe('a%2Fb%20c%3F%C3%A9');
  });

  it('gives nothing for half a character', () => {
    expect(percentEncode('\ud800')).toBeUndefined();
  });
});
