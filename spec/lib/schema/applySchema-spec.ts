import { type } from 'arktype';
import * as v from 'valibot';
import * as z from 'zod/mini';
import { SchemaError } from '../../../lib/errors/schemaError.js';
import { applySchema } from '../../../lib/schema/applySchema.js';
import type { StandardSchema } from '../../../lib/schema/standardSchema.js';
import { answer } from '../../support/answers.js';

describe('applySchema', () => {
  const schemas: [string, StandardSchema<{ id: number }>][] = [
    ['zod', z.object({ id: z.number() })],
    ['valibot', v.object({ id: v.number() })],
    ['arktype', type({ id: 'number', '+': 'delete' })],
  ];
  for (const [name, schema] of schemas) {
    it(`gives the body that ${name} parsed, at once`, () => {
      const response = answer(200, { id: 42, more: true });

      expect(applySchema(response, schema) as unknown).toEqual({ ...response, body: { id: 42 } });
    });

    it(`throws with the issues of ${name}`, () => {
      expect(() => applySchema(answer(200, { id: '42' }), schema)).toThrowMatching(
        (error) => error instanceof SchemaError && error.issues.length === 1 && error.message.includes(': id: '),
      );
    });
  }

  const strict = z.object({ id: z.number() });
  const cases: [number, unknown, boolean][] = [
    [199, 'x', false],
    [200, 'x', true],
    [202, 'x', true],
    [204, null, false],
    [299, 'x', true],
    [300, 'x', false],
    [304, null, false],
    [404, { error: 'gone' }, false],
    [503, '<html>', false],
    [0, 'x', false],
  ];
  for (const [status, body, isParsed] of cases) {
    it(`${isParsed ? 'parses' : 'leaves alone'} a body that came with ${String(status)}: ${JSON.stringify(body)}`, () => {
      const response = answer(status, body);

      if (isParsed) expect(() => applySchema(response, strict)).toThrowError(SchemaError);
      else expect(applySchema(response, strict) as unknown).toBe(response);
    });
  }

  it('parses bodies that are false', () => {
    for (const body of [0, '', false]) {
      expect(() => applySchema(answer(200, body), strict)).toThrowError(SchemaError);
      expect(applySchema(answer(200, body), z.any()) as unknown).toEqual(answer(200, body));
    }
  });

  it('waits for a schema that takes its time', async () => {
    const slow = z.object({ id: z.number() }).check(z.refine(async ({ id }) => id > 0));

    expect((await applySchema(answer(200, { id: 1 }), slow)).body).toEqual({ id: 1 });
    await expectAsync(applySchema(answer(200, { id: 0 }), slow) as Promise<unknown>).toBeRejectedWithError(SchemaError);
  });

  it('waits for a promise of any make', async () => {
    const foreign = {
      then: (tell: (result: object) => void) => {
        tell({ value: 'parsed' });
      },
    };
    const schema: StandardSchema = { '~standard': { version: 1, vendor: 'own', validate: () => foreign as never } };

    expect((await applySchema(answer(200, 'raw'), schema)).body).toBe('parsed');
  });

  it('passes what a schema throws', () => {
    const broken: StandardSchema = {
      '~standard': {
        version: 1,
        vendor: 'own',
        validate: () => {
          throw new RangeError('broken');
        },
      },
    };

    expect(() => applySchema(answer(200, {}), broken)).toThrowError(RangeError, 'broken');
  });
});
