import { readVariables } from '../../../cli/arguments/readVariables.js';
import { UsageError } from '../../../cli/usageError.js';

describe('readVariables', () => {
  it('reads values, and names of the environment', () => {
    expect(readVariables(['a=b=c', 'config.d='], ['TOKEN'])).toEqual([
      { name: 'a', value: 'b=c' },
      { name: 'config.d', value: '' },
      { name: 'TOKEN', isSecret: true },
    ]);
    expect(readVariables()).toEqual([]);
  });

  for (const text of ['', 'hunter2', '=hunter2', 'a b=hunter2', '{a}=hunter2']) {
    it(`refuses the variable "${text}" without telling it`, () => {
      expect(() => readVariables([text])).toThrowError(UsageError, 'a variable is written as --var name=value');
    });
  }

  for (const text of ['', 'TOKEN=hunter2', 'my token']) {
    it(`refuses "${text}" of the environment without telling it`, () => {
      expect(() => readVariables([], [text])).toThrowError(
        UsageError,
        /^--var-env takes the name .* its value is not written$/,
      );
    });
  }
});
