import { readdirSync } from 'node:fs';
import { cycleIn, importsIn, importsOf, root, sourceFolders } from './imports.js';
import type { Import } from './imports.js';

/** Folders, and files where a folder is too wide, through which a package comes in. */
const doors: Readonly<Record<string, readonly string[]>> = {
  rxjs: sourceFolders,
  'cross-fetch': ['lib/transport/ponyfill.ts'],
  '#ponyfill': ['lib/transport/fetchTransport.ts'],
  'rxjs-for-await': ['operators/eachAttempt.ts'],
  zod: ['lib/plan/document'],
  '#zod': ['lib/plan'],
  acorn: ['condition/parse.ts'],
  commander: ['cli'],
  'log-update': ['cli'],
  yaml: ['cli'],
  undici: ['node'],
  bullmq: ['durable'],
  ioredis: ['durable'],
  '@angular/': ['angular'],
  'node:': ['node', 'durable', 'testing', 'cli', 'lib/transport/ponyfill.ts', 'lib/plan/document/zod.node.ts'],
};

const imports = importsOf(sourceFolders);

describe('structure', () => {
  it('has folders that the design knows, and no other', () => {
    const known = [...sourceFolders, 'spec', 'bench', 'examples'];
    const made = ['node_modules', 'dist', 'dist.new', 'coverage', 'docs'];
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);

    expect(folders.filter((name) => !known.includes(name) && !made.includes(name))).toEqual([]);
  });

  it('lets lib import lib, operators import lib, others import both, and cli import all', () => {
    expect(imports.length).toBeGreaterThan(0);
    expect(
      imports
        .filter(isRelative)
        .filter(({ from, to }) => !mayImport(from, to))
        .map(show),
    ).toEqual([]);
  });

  it('has one door for each dependency', () => {
    const foreign = imports.filter((found) => !isRelative(found));

    expect(foreign.filter(({ from, to }) => !doorsOf(to).some((door) => isIn(from, door))).map(show)).toEqual([]);
  });

  it('takes rxjs from its entry, and rxjs/testing in specs', () => {
    const ofRxjs = (folders: readonly string[]): readonly string[] => [
      ...new Set(
        importsOf(folders)
          .map(({ to }) => to)
          .filter((to) => /^rxjs(\/|$)/.test(to)),
      ),
    ];

    expect(ofRxjs(sourceFolders)).toEqual(['rxjs']);
    expect([...ofRxjs(['spec'])].sort()).toEqual(['rxjs', 'rxjs/testing']);
  });

  it('has no cycle, of types neither', () => {
    expect(cycleIn(imports)).toBeUndefined();
  });
});

describe('importsIn', () => {
  it('finds every way to import', () => {
    const text = `
      import 'a';
      import b from 'b';
      import type { C } from '../c.js';
      export * from './d.js';
      export type { E } from './e.js';
      type F = import('./f.js').F;
      const g = () => import('g');
    `;

    expect(importsIn('lib/x/y.ts', text).map(({ to, isType }) => [to, isType])).toEqual([
      ['a', false],
      ['b', false],
      ['lib/c.ts', true],
      ['lib/x/d.ts', false],
      ['lib/x/e.ts', true],
      ['lib/x/f.ts', true],
      ['g', false],
    ]);
  });
});

describe('cycleIn', () => {
  const edges = (...pairs: readonly string[]): readonly Import[] =>
    pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1), isType: false }));

  it('finds a cycle that is entered from outside', () => {
    expect(cycleIn(edges('ab', 'bc', 'cd', 'db'))).toEqual(['b', 'c', 'd', 'b']);
  });

  it('finds none where two ways meet', () => {
    expect(cycleIn(edges('ab', 'ac', 'bd', 'cd'))).toBeUndefined();
  });
});

function isRelative({ to }: Import): boolean {
  return to.includes('/') && sourceFolders.concat('spec', 'bench').includes(folderOf(to));
}

function show({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

function mayImport(from: string, to: string): boolean {
  if (from === 'lib/index.ts' && to === 'operators/index.ts') return true;
  const target = folderOf(to);
  switch (folderOf(from)) {
    case target:
      return true;
    case 'lib':
      return false;
    case 'operators':
      return target === 'lib';
    case 'cli':
      return sourceFolders.includes(target);
    default:
      return target === 'lib' || target === 'operators';
  }
}

function doorsOf(specifier: string): readonly string[] {
  const name = Object.keys(doors).find((name) =>
    /[:/]$/.test(name) ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  );
  return name === undefined ? [] : doors[name]!;
}

function isIn(file: string, door: string): boolean {
  return file === door || file.startsWith(`${door}/`);
}

function folderOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}
