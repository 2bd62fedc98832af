const generator: unknown = await import(new URL('../../.ci/examples.mjs', import.meta.url).href);
const { specsOf } = generator as { specsOf: (source: string, text: string) => readonly (readonly [string, string])[] };

describe('specsOf', () => {
  it('finds the fences of Markdown and of doc comments', () => {
    const text = [
      '```ts',
      'a;',
      '```',
      '```sh',
      'b',
      '```',
      '/**',
      ' * ```ts',
      ' * c;',
      ' *',
      ' * d;',
      ' * ```',
      ' */',
    ];
    const specs = specsOf('lib/x/y.ts', text.join('\n'));

    expect(specs.map(([file]) => file)).toEqual(['lib.x.y.1-spec.ts', 'lib.x.y.2-spec.ts']);
    expect(bodyOf(specs[0]![1])).toBe('a;');
    expect(bodyOf(specs[1]![1])).toBe('c;\n\nd;');
  });

  it('refuses a fence without an end', () => {
    expect(() => specsOf('README.md', 'text\n```ts\na;\n')).toThrowError(/README.md:2/);
  });

  it('refuses an example that does not say what it logs', () => {
    expect(() => specsOf('README.md', fence('a(() => {', '  console.log(b);', '});', '// c'))).toThrowError(
      'README.md:1: say in a comment what is logged',
    );
  });

  it('names the place, and puts imports first', () => {
    const [[, spec] = []] = specsOf(
      'README.md',
      fence(`import {`, `  a,`, `} from 'a';`, `import b from 'b';`, ``, `a(b);`),
    );

    expect(spec).toBe(
      [
        `// Made by .ci/examples.mjs from README.md:1`,
        `import {`,
        `  a,`,
        `} from 'a';`,
        `import b from 'b';`,
        `import { example } from '../example.js';`,
        ``,
        `example('README.md (1)', 0, '', 'virtual time', async (witness) => {`,
        `const { check, checkThrown, console } = witness;`,
        `a(b);`,
        `});`,
        ``,
      ].join('\n'),
    );
  });

  it('keeps an example of what only Node has from browsers, and in real time', () => {
    const [[file, spec] = []] = specsOf('README.md', fence(`import { a } from 'node:http';`));

    expect(file).toBe('README.1.node-spec.ts');
    expect(spec).toContain(`'real time'`);
  });

  const checked: readonly (readonly [string, readonly string[], string])[] = [
    ['a value', [`a; // => 1`], `check(a, 1);`],
    ['a value in a block', [`{`, `  a; // => 1`, `}`], `{\ncheck(  a, 1);\n}`],
    ['the value of a long statement', [`a;`, `b(`, `  c,`, `); // => [1]`], `a;\ncheck(b(\n  c,\n), [1]);`],
    ['the value of a chain', [`a`, `  .b()`, `  .c(); // => 'd'`], `check(a\n  .b()\n  .c(), 'd');`],
    ['the value of a variable', [`const a = b(`, `  c,`, `); // => 1`], `const a = b(\n  c,\n); check(a, 1);`],
    ['an awaited value', [`await a; // => 1`], `check(await a, 1);`],
    ['what is thrown', [`a('it'); // throws RangeError`], `checkThrown(() => a('it'), 'RangeError');`],
  ];
  for (const [what, lines, expected] of checked) {
    it(`checks ${what}`, () => {
      const spec = specsOf('README.md', fence(...lines))[0]![1];

      expect(bodyOf(spec)).toBe(expected);
      expect(spec).toContain(`example('README.md (1)', 1, ''`);
    });
  }

  const logged: readonly (readonly [string, readonly string[], string])[] = [
    ['at the end of a line', [`a(() => console.log(b)); // 1, 2`], `1, 2`],
    ['below', [`console.log(a);`, `// 1`, `// 2`, ``, `// 3`], `1, 2`],
    ['in a callback', [`a({`, `  b: () => console.log('b'), // b`, `  c: d, // no`, `});`], `b`],
    ['after an address', [`a('https://b.c'); console.log(d); // it's`], `it\\'s`],
  ];
  for (const [where, lines, expected] of logged) {
    it(`reads what is logged ${where}`, () => {
      expect(specsOf('README.md', fence(...lines))[0]?.[1]).toContain(`example('README.md (1)', 0, '${expected}',`);
    });
  }
});

function fence(...lines: readonly string[]): string {
  return ['```ts', ...lines, '```'].join('\n');
}

function bodyOf(spec: string): string {
  return spec.slice(spec.indexOf('= witness;\n') + 11, spec.lastIndexOf('\n});'));
}
