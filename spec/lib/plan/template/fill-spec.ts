import { isRedacted } from '../../../../lib/mask/isRedacted.js';
import { redact } from '../../../../lib/mask/redact.js';
import { reveal } from '../../../../lib/mask/reveal.js';
import { fill } from '../../../../lib/plan/template/fill.js';
import { scopeOf } from '../../../../lib/plan/template/scopes.js';

const scope = scopeOf('fromPlan', 'variables', {
  job: 42,
  on: true,
  name: 'a b',
  customer: { id: 'c1' },
  token: redact`${'s3cret'}`,
});

function filled(text: string, problems: string[] = []): string {
  return reveal(fill(text, scope, (problem) => problems.push(problem))).text;
}

describe('fill', () => {
  const cases: [string, string][] = [
    ['no names', 'no names'],
    ['', ''],
    ['{{job}}', '42'],
    ['{{ job }}/{{on}}/{{name}}', '42/true/a b'],
    ['{{customer.id}}', 'c1'],
    ['{job} {{{job}}}', '{job} {42}'],
    ['{{job', '{{job'],
    ['Bearer {{token}}', 'Bearer s3cret'],
  ];
  for (const [template, text] of cases) {
    it(`makes ${JSON.stringify(text)} of ${JSON.stringify(template)}`, () => {
      expect(filled(template)).toBe(text);
    });
  }

  it('fills a value once: what it holds is no template', () => {
    expect(reveal(fill('{{a}}', scopeOf('f', 'variables', { a: '{{b}}', b: 'x' }), fail)).text).toBe('{{b}}');
  });

  const missing: [string, string][] = [
    ['{{jib}}', '"{{jib}}" has no value; give variables.jib; did you mean job?'],
    ['{{}}', '"{{}}" has no value; give variables.'],
    ['{{customer}}', '"{{customer}}" has no value; give variables.customer; did you mean customer.id?'],
    ['{{toString}}', '"{{toString}}" has no value; give variables.toString'],
    ['{{__proto__}}', '"{{__proto__}}" has no value; give variables.__proto__'],
  ];
  for (const [template, problem] of missing) {
    it(`tells that nothing stands for ${template}`, () => {
      const problems: string[] = [];
      filled(template, problems);

      expect(problems).toEqual([problem]);
    });
  }

  it('is redacted where a value is, and where the text is', () => {
    expect(isRedacted(fill('{{job}}', scope, fail))).toBeFalse();
    expect(String(fill('Bearer {{token}}', scope, fail))).toBe('Bearer ********');
    expect(String(fill(redact`${'pass'} {{job}}`, scope, fail))).toBe('******** 42');
  });

  it('tells of a value that cannot stand where it is to stand', () => {
    const problems: string[] = [];
    fill(
      '{{name}}',
      scope,
      (problem) => problems.push(problem),
      () => undefined,
    );

    expect(problems).toEqual(['the value of "{{name}}" cannot stand there']);
  });
});

function fail(problem: string): never {
  throw new Error(problem);
}
