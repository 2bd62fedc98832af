import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as presets from '../../../lib/presets/index.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a bundler makes of some code that imports the sources. */
async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['rxpoll-source'],
    external: ['rxjs'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

const all = Object.values(presets).filter((preset) => 'id' in preset);
const idsIn = (code: string): readonly string[] =>
  all.map(({ id }) => id).filter((id) => code.includes(`'${id}'`) || code.includes(`"${id}"`));

describe('a bundle', () => {
  it('of takeUntilMatch holds nothing of presets', async () => {
    const code = await bundled(`export { takeUntilMatch } from './operators/takeUntilMatch.ts';`);

    expect(code).toContain('~rxpoll');
    expect(idsIn(code)).toEqual([]);
    expect(code).not.toMatch(/UnknownStateError|judgeByPreset|stateOf|failAfter/);
  });

  it('of one preset holds that, and no word of another', async () => {
    const code = await bundled(`
      export { takeUntilMatch } from './operators/takeUntilMatch.ts';
      export { openaiBatch } from './lib/presets/index.ts';
    `);

    expect(idsIn(code)).toEqual(['openai-batch']);
    expect(code).toContain('finalizing');
    expect(code).not.toMatch(/IN_QUEUE|TERMINATED|requires_action|X-Progress|hintsOf|progressOf|resultOf/);
  });

  it('of a module that uses none of them holds nothing', async () => {
    const code = await bundled(`import { openaiBatch } from './lib/presets/index.ts'; export const used = 5;`);

    expect(code).not.toMatch(/openai|definePreset|judge/);
  });

  it('of a bundler that knows no sideEffects leaves out what is marked as pure, as every preset is', () => {
    const files = readdirSync(`${root}lib/presets`).map((file) => readFileSync(`${root}lib/presets/${file}`, 'utf8'));

    expect(files.filter((text) => text.includes('Preset = /* @__PURE__ */ definePreset(')).length).toBe(23);
  });

  it('of the entry holds every preset that has a file', async () => {
    const code = await bundled(`export * from './lib/presets/index.ts';`);
    const files = readdirSync(`${root}lib/presets`).map((file) => file.replace('.ts', ''));

    expect(idsIn(code).length).toBe(23);
    expect(Object.keys(presets).filter((name) => !files.includes(name))).toEqual([]);
  });
});
