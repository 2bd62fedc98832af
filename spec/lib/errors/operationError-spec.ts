import { isPollError } from '../../../lib/errors/isPollError.js';
import { OperationError } from '../../../lib/errors/operationError.js';
import { answer } from '../../support/answers.js';

describe('OperationError', () => {
  it('says what went wrong, with what answer', () => {
    const response = answer(404);
    const error = new OperationError('status-refused', 'the poll failed', response);

    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.kind, error.reason, error.message]).toEqual([
      'OperationError',
      'operation',
      'status-refused',
      'the poll failed',
    ]);
    expect([error.response, error.attempts, error.last]).toEqual([response, 0, undefined]);
    expect(isPollError(error)).toBe(true);
  });
});
