import { type } from 'arktype';
import * as fc from 'fast-check';
import * as v from 'valibot';
import * as z from 'zod/mini';
import { isSchema } from '../../../lib/schema/standardSchema.js';

describe('isSchema', () => {
  const schemas: [string, unknown][] = [
    ['zod', z.object({})],
    ['valibot', v.object({})],
    ['arktype, which is a function', type({})],
    ['any make', { '~standard': { version: 1, vendor: 'own', validate: (value: unknown) => ({ value }) } }],
  ];
  for (const [what, schema] of schemas) {
    it(`knows one of ${what}`, () => {
      expect(isSchema(schema)).toBeTrue();
    });
  }

  it('knows nothing else', () => {
    for (const other of [() => true, { standard: {} }, { body: {} }, '~standard', ['~standard'], null, undefined]) {
      expect(isSchema(other)).toBeFalse();
    }
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(isSchema(value)).toBeFalse();
      }),
    );
  });
});
