import { bodyIn } from '../../../lib/presets/bodyIn.js';

describe('bodyIn', () => {
  it('takes the body out of an answer of any kind', () => {
    expect([{ body: 5 }, {}, null, undefined, 'x'].map(bodyIn)).toEqual([
      5,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
