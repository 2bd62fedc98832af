import { type } from 'arktype';
import * as v from 'valibot';
import * as z from 'zod/mini';
import { SchemaError } from '../../../lib/errors/schemaError.js';
import type { SchemaIssue, StandardSchema } from '../../../lib/schema/standardSchema.js';

describe('SchemaError', () => {
  const fit = 'the body does not fit the schema: ';
  const cases: [string, SchemaIssue[], string][] = [
    ['where it is', [{ message: 'is no number', path: ['steps', 0, 'id'] }], 'steps.0.id: is no number'],
    ['where it is, by segments', [{ message: 'is wrong', path: [{ key: 'a' }, { key: 1 }] }], 'a.1: is wrong'],
    ['where it is, by symbols', [{ message: 'is wrong', path: [Symbol('s')] }], 'Symbol(s): is wrong'],
    [
      'that it is the body itself',
      [{ message: 'is no object' }, { message: 'at all', path: [] }],
      'is no object; at all',
    ],
    [
      'that a field is at fault which may be secret',
      [{ message: 'is "hidden"', path: ['auth', 'password'] }],
      'auth.password: ********',
    ],
    [
      'what it quotes, without credentials',
      [{ message: 'https://me:pw@h/ is no URL' }],
      'https://********@h/ is no URL',
    ],
  ];
  for (const [what, issues, text] of cases) {
    it(`says ${what}`, () => {
      expect(new SchemaError(issues).message).toBe(fit + text);
    });
  }

  it('is short, however much is wrong', () => {
    const issues = Array.from({ length: 1_000 }, (_, index) => ({ message: 'is wrong', path: ['list', index] }));

    expect(new SchemaError(issues).message.length).toBe(500);
    expect(new SchemaError(issues).issues).toBe(issues);
  });

  it('holds its kind', () => {
    const error = new SchemaError([]);

    expect([error.name, error.kind]).toEqual(['SchemaError', 'schema']);
  });

  const schemas: [string, StandardSchema][] = [
    ['zod', z.object({ job: z.object({ password: z.number(), id: z.number() }) })],
    ['valibot', v.object({ job: v.object({ password: v.number(), id: v.number() }) })],
    ['arktype', type({ job: { password: 'number', id: 'number' } })],
  ];
  for (const [name, schema] of schemas) {
    it(`reads the issues of ${name}, and quotes no password`, async () => {
      const body = { job: { password: 'hidden', id: 'x' } };
      const { issues = [] } = await schema['~standard'].validate(body);
      const { message } = new SchemaError(issues);

      expect(message).toContain('job.id: ');
      expect(message).toContain('job.password: ********');
      expect(message).not.toContain('hidden');
    });
  }
});
