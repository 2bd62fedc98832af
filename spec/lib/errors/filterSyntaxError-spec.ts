import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';

describe('FilterSyntaxError', () => {
  it('names the place of the fault, and holds its kind and path', () => {
    const error = new FilterSyntaxError('headers.etag[0]', 'unknown operator $exist; did you mean $exists?');

    expect(error.message).toBe('headers.etag[0]: unknown operator $exist; did you mean $exists?');
    expect([error.name, error.kind, error.path]).toEqual(['FilterSyntaxError', 'syntax', 'headers.etag[0]']);
  });

  it('speaks of the filter where that itself is at fault', () => {
    expect(new FilterSyntaxError('', 'must be an object').message).toBe('filter: must be an object');
  });
});
