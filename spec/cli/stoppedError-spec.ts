import { unwritable } from '../../cli/stoppedError.js';

describe('unwritable', () => {
  it('says nothing where nobody reads any more, and what is wrong elsewhere', () => {
    const told = (code: string): unknown[] => {
      const { message, exitCode } = unwritable(Object.assign(new Error('no space left'), { code }));
      return [message, exitCode];
    };

    expect(told('EPIPE')).toEqual(['', 141]);
    expect(told('ENOSPC')).toEqual(['cannot write to stdout: no space left', 141]);
  });
});
