import { masked } from '../../../lib/mask/masked.js';

describe('masked', () => {
  it('is eight asterisks, which tell nothing of what they stand for', () => {
    expect(masked).toBe('********');
  });
});
