import { sizeInWords } from '../../../examples/dashboard/sizeInWords.js';

describe('sizeInWords', () => {
  it('says bytes, and from a thousand on kilobytes', () => {
    expect([0, 999, 1_000, 12_345].map(sizeInWords)).toEqual(['0 B', '999 B', '1.0 kB', '12.3 kB']);
  });
});
