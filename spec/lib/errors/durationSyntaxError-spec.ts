import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';

describe('DurationSyntaxError', () => {
  it('names the option, and holds its kind and path', () => {
    const error = new DurationSyntaxError('maxDelay', '"soon" is not a duration');

    expect(error.message).toBe('maxDelay: "soon" is not a duration');
    expect([error.name, error.kind, error.path]).toEqual(['DurationSyntaxError', 'syntax', 'maxDelay']);
  });
});
