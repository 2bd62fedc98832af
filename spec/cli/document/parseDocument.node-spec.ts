import { parseDocument } from '../../../cli/document/parseDocument.js';
import { UsageError } from '../../../cli/usageError.js';

describe('parseDocument', () => {
  const same = { version: 1, until: { status: ['2xx'] } };
  const yaml = 'version: 1\nuntil:\n  status: [2xx] # any\n';

  const texts: readonly (readonly [string, string, unknown])[] = [
    ['plan.json', JSON.stringify(same), same],
    ['plan', JSON.stringify(same), same],
    ['plan.yaml', yaml, same],
    ['PLAN.YML', yaml, same],
    ['plan.yaml', JSON.stringify(same), same],
    ['stdin', ` ${JSON.stringify(same)}`, same],
    ['stdin', yaml, same],
    ['plan.yaml', 'a: &a { b: 1 }\nc: *a\n', { a: { b: 1 }, c: { b: 1 } }],
    ['plan.yaml', 'on: yes\ndate: 2026-01-01\n', { on: 'yes', date: '2026-01-01' }],
    ['plan.yaml', '', null],
  ];
  for (const [file, text, value] of texts) {
    it(`reads ${JSON.stringify(text)} of ${file}`, async () => {
      expect(await parseDocument(text, file)).toEqual(value);
    });
  }

  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg']) {
    bomb.push(
      `${name ?? ''}: &${name ?? ''} [${Array<string>(9)
        .fill(`*${before ?? ''}`)
        .join(',')}]`,
    );
  }
  const wrong: readonly (readonly [string, string, string, RegExp])[] = [
    ['a word', 'plan.json', '{ "version": 1,\n  "request": hello }', /^plan\.json:2:\d+: this is no JSON$/],
    ['a comma too many', 'plan.json', '{"version":1,}', /^plan\.json:1:14: this is no JSON$/],
    ['half of it', 'plan.json', '{"version":', /^plan\.json(:1:\d+)?: this is no JSON$/],
    ['YAML in a file of JSON', 'plan.json', yaml, /^plan\.json(:\d+:\d+)?: this is no JSON$/],
    ['an open list', 'plan.yaml', 'version: 1\nrequest: [\n', /^plan\.yaml:3:1: Flow sequence/],
    ['a key that comes twice', 'plan.yaml', 'a: 1\na: 2\n', /^plan\.yaml:2:1: Map keys must be unique/],
    ['a tag', 'plan.yaml', 'a: !!js/function "x"\n', /^plan\.yaml:1:4: Unresolved tag/],
    ['an alias of nothing', 'plan.yaml', 'a: *b\n', /^plan\.yaml(:1:4)?: .*b/],
    ['two documents', 'plan.yaml', 'a: 1\n---\nb: 1\n', /^plan\.yaml:\d+:\d+: Source contains multiple documents/],
    ['a bomb of aliases', 'plan.yaml', bomb.join('\n'), /^plan\.yaml: its aliases stand for too much$/],
    ['a deep hole', 'plan.yaml', '['.repeat(20_000), /^plan\.yaml:1:200: it is nested too deeply$/],
    [
      'a hole that is just too deep',
      'plan.yaml',
      `a:\n${'['.repeat(199)}`,
      /^plan\.yaml:2:199: it is nested too deeply$/,
    ],
    ['a deep list', 'plan.yaml', '- '.repeat(20_000), /^plan\.yaml:1:\d+: it is nested too deeply$/],
    ['a deep hole in JSON', 'plan.json', '['.repeat(20_000), /^plan\.json: this is no JSON$/],
  ];
  for (const [what, file, text, message] of wrong) {
    it(`refuses ${what}, and says where it is`, async () => {
      await expectAsync(parseDocument(text, file)).toBeRejectedWithError(UsageError, message);
    });
  }

  it('reads what is nested 150 levels deep', async () => {
    const text = `${'['.repeat(150)}${']'.repeat(150)}`;

    expect(JSON.stringify(await parseDocument(text, 'plan.yaml'))).toBe(text);
  });

  it('changes no prototype', async () => {
    for (const [text, file] of [
      ['{"__proto__":{"a":1}}', 'a.json'],
      ['__proto__: { a: 1 }', 'a.yaml'],
    ] as const) {
      const value = (await parseDocument(text, file)) as object;

      expect(Object.keys(value)).toEqual(['__proto__']);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    }
  });
});
