import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import { lookUp } from '../../../lib/filter/lookUp.js';

describe('lookUp', () => {
  const table = { apple: 1, pear: 2 };

  it('finds an entry by its name', () => {
    expect(lookUp(table, 'pear', 'basket', 'fruit')).toBe(2);
  });

  it('says which name was probably meant', () => {
    expect(() => lookUp(table, 'aple', 'basket', 'fruit')).toThrow(
      new FilterSyntaxError('basket', 'unknown fruit; did you mean apple?'),
    );
  });

  for (const name of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
    it(`does not find ${name}, which every object inherits`, () => {
      expect(() => lookUp(table, name, 'basket', 'fruit')).toThrow(new FilterSyntaxError('basket', 'unknown fruit'));
    });
  }
});
