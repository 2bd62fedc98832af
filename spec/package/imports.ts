import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The folder of the package. */
export const root: string = fileURLToPath(new URL('../../', import.meta.url));

/** The folders whose files are published. */
export const sourceFolders: readonly string[] = [
  'lib',
  'operators',
  'node',
  'angular',
  'timeline',
  'condition',
  'durable',
  'testing',
  'cli',
];

/** One module that names another. */
export interface Import {
  /** Path of the file, from the folder of the package. */
  readonly from: string;
  /** Path of the file that is imported, or the name of a package as it is written. */
  readonly to: string;
  /** Whether only types are taken, so that nothing is left of it at run time. */
  readonly isType: boolean;
}

/** Paths of the TypeScript files of a folder, which need not exist. */
export function filesOf(folder: string): readonly string[] {
  if (!readdirSync(root).includes(folder)) return [];
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('examples/generated/'))
    .map((file) => `${folder}/${file}`);
}

/** What the files of some folders import. */
export function importsOf(folders: readonly string[]): readonly Import[] {
  return folders.flatMap(filesOf).flatMap((file) => importsIn(file, readFileSync(root + file, 'utf8')));
}

/** What a text imports: by `import` and `export … from`, by `import()`, and by `import('…').Type`. */
export function importsIn(from: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const { text: name } = specifier;
    const to = name.startsWith('.') ? posix.join(posix.dirname(from), name).replace(/\.js$/, '.ts') : name;
    found.push({ from, to, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(from, text, ts.ScriptTarget.Latest));
  return found;
}

/** The first cycle there is, as the files on its way, the first of them again at the end. */
export function cycleIn(imports: readonly Import[]): readonly string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const search = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of targets.get(file) ?? []) {
      const cycle = search(target, [...way, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of targets.keys()) {
    const cycle = search(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
