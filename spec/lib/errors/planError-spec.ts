import { isPollError } from '../../../lib/errors/isPollError.js';
import { PlanError } from '../../../lib/errors/planError.js';

describe('PlanError', () => {
  it('tells one fault on one line, with its path', () => {
    const error = new PlanError([{ path: 'until.status[0]', problem: 'is no status' }]);

    expect(error.message).toBe('invalid plan: until.status[0]: is no status');
    expect(error.path).toBe('until.status[0]');
  });

  it('tells several in lines of their own', () => {
    const faults = [
      { path: 'a', problem: 'is missing' },
      { path: '', problem: 'is too large' },
    ];
    const error = new PlanError(faults, 'Invalid fetch poll params');

    expect(error.message).toBe('Invalid fetch poll params: 2 faults\n  a: is missing\n  is too large');
    expect(error.faults).toEqual(faults);
    expect(error.path).toBe('a');
  });

  it('is an error of this package', () => {
    const error = new PlanError([{ path: '', problem: 'is wrong' }]);

    expect(isPollError(error) && error.kind).toBe('syntax');
    expect(error.name).toBe('PlanError');
  });
});
