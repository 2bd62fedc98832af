import { readFileSync } from 'node:fs';

const [readme, compiled] = ['README.md', 'spec/angular/readme.browser-spec.ts'].map((file) =>
  linesOf(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')),
) as [string, string];

/** The lines of a text, without the space around them. */
function linesOf(text: string): string {
  return text.replace(/^\s+/gm, '');
}

describe('README.md', () => {
  it('has examples of Angular that are compiled and run elsewhere', () => {
    const examples = [...readme.matchAll(/^```typescript\n(.*?)^```$/gms)].map(([, code = '']) => code);

    expect(examples.length).toBe(2);
    expect(examples.filter((code) => !compiled.includes(code))).toEqual([]);
  });
});
