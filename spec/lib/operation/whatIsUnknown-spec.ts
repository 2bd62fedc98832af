import { whatIsUnknown } from '../../../lib/operation/whatIsUnknown.js';

describe('whatIsUnknown (operation)', () => {
  it('says the word, what may have been meant, and what to do', () => {
    const remedy = " Tell what it means by state, or go on by unknownState: 'pending'";

    expect(whatIsUnknown('Paused')).toBe(`pollOperation does not know: state "Paused".${remedy}`);
    expect(whatIsUnknown('Suceeded')).toBe(
      `pollOperation does not know: state "Suceeded"; did you mean succeeded?${remedy}`,
    );
  });
});
