import * as fc from 'fast-check';
import { redact } from '../../../../lib/mask/redact.js';
import { reveal } from '../../../../lib/mask/reveal.js';
import { fillJson, fillText } from '../../../../lib/plan/template/fillBody.js';
import { scopeOf } from '../../../../lib/plan/template/scopes.js';

const quote = 'a","admin":"&';
const scope = scopeOf('fromPlan', 'variables', { quote, job: 42, token: redact`${'s3"cret'}` });

describe('fillText', () => {
  const text = (body: string, type = ''): string => reveal(fillText(body, type, scope, fail)).text;

  it('leaves a value as it is in plain text', () => {
    expect(text('job={{job}}, {{quote}}')).toBe(`job=42, ${quote}`);
  });

  it('escapes a value in JSON, so that it stays in its place', () => {
    expect(JSON.parse(text('{ "name": "{{quote}}", "job": "{{job}}" }'))).toEqual({ name: quote, job: '42' });
  });

  it('takes a number, true, false or null where JSON has no quotes', () => {
    expect(text('{ "job": {{job}}, "list": [{{job}}] }')).toBe('{ "job": 42, "list": [42] }');
  });

  it('escapes between quotes, whatever stands without them', () => {
    expect(text('{"n":{{job}},"name":"\\"{{quote}}"}')).toBe(`{"n":42,"name":"\\"${JSON.stringify(quote).slice(1)}}`);
  });

  it('refuses any other value where JSON has no quotes', () => {
    for (const x of ['1,"b":2', quote, '', '{}', '"a"', ' 1', '01', '1{{y}}', 'TRUE']) {
      const problems: string[] = [];
      fillText('{"a":{{x}}}', '', scopeOf('f', 'variables', { x }), (problem) => problems.push(problem));

      expect(problems).withContext(x).toEqual(['the value of "{{x}}" cannot stand there']);
    }
  });

  it('encodes a value in a form', () => {
    const form = text('name={{quote}}&job={{job}}', 'application/x-www-form-urlencoded; charset=utf-8');

    expect([...new URLSearchParams(form)]).toEqual([
      ['name', quote],
      ['job', '42'],
    ]);
  });

  it('is redacted where a value is', () => {
    expect(String(fillText('{"k":"{{token}}"}', '', scope, fail))).toBe('{"k":"********"}');
  });
});

describe('fillJson', () => {
  const json = (body: unknown): string => reveal(fillJson(body, scope, fail)).text;

  const cases: [unknown, unknown][] = [
    [
      { a: '{{job}}', b: ['x{{quote}}', { c: null, d: true }] },
      { a: '42', b: [`x${quote}`, { c: null, d: true }] },
    ],
    [['{{job}}'], ['42']],
    [5, 5],
    [true, true],
    [{ '{{job}}': 1 }, { '{{job}}': 1 }],
    [{ at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    [{ secret: redact`a${'b'}` }, { secret: 'ab' }],
  ];
  for (const [body, expected] of cases) {
    it(`fills all texts of ${JSON.stringify(body)}`, () => {
      expect(JSON.parse(json(body))).toEqual(expected);
    });
  }

  it('is redacted where a value is, however it is written', () => {
    expect(String(fillJson({ k: '{{token}}', j: '{{job}}' }, scope, fail))).toBe('{"k":"********","j":"42"}');
  });

  it('writes what has no names as JSON does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        return text.includes('{{') || json(value) === text;
      }),
    );

    expect(json(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });

  const wrong = {
    bigint: { a: 1n },
    function: () => 1,
    symbol: Symbol('s'),
    nothing: undefined,
    bytes: new Uint8Array(2),
    map: new Map(),
  };
  const nested: Record<string, (part: unknown) => unknown> = { lists: (part) => [part], objects: (a) => ({ a }) };
  for (const [what, around] of Object.entries(nested)) {
    it(`fills ${what} in each other to a depth of 200, and tells that deeper ones have no JSON`, () => {
      let body: unknown = '{{job}}';
      for (let depth = 0; depth < 200; depth++) body = around(body);
      const problems: string[] = [];
      fillJson(around(body), scope, (problem) => problems.push(problem));

      expect(json(body)).toMatch(/^\D+42\D+$/);
      expect(problems).toEqual(['is nothing that JSON can hold']);
    });
  }

  for (const [kind, body] of Object.entries(wrong)) {
    it(`tells that a ${kind} has no JSON`, () => {
      const problems: string[] = [];
      fillJson(body, scope, (problem) => problems.push(problem));

      expect(problems).toEqual(['is nothing that JSON can hold']);
    });
  }
});

function fail(problem: string): never {
  throw new Error(problem);
}
