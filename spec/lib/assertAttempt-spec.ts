import { assertAttempt } from '../../lib/assertAttempt.js';

describe('assertAttempt', () => {
  it('takes attempts, failed ones too', () => {
    for (const attempt of [{ response: 'r' }, { response: undefined }, { error: new Error('lost') }]) {
      expect(() => assertAttempt('f', attempt)).not.toThrow();
    }
  });

  it('refuses anything else, and says what is missing', () => {
    for (const value of [undefined, null, 5, 'r', [], {}, { status: 200 }]) {
      expect(() => assertAttempt('f', value)).toThrowError(
        TypeError,
        'f: its source must give attempts; put backoffSchedule() before it',
      );
    }
  });
});
