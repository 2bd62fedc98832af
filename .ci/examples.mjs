// Makes a spec of every example: of each `ts` fence in README.md and in the doc comments of lib/, operators/, condition/, node/, angular/, timeline/ and testing/.
//
// An example says in comments what comes out, and its spec fails if anything else does:
//
//   schedule({ attempt: 3, elapsed: 0 }); // => 400              the value, equal in depth; of a statement that may be long
//   parseDuration('soon'); // throws DurationSyntaxError         the name of the error that it throws at once
//   poll$.subscribe((poll) => console.log(poll.number)); // 1, 2  what is logged, also by more than one call …
//   // 3                                                         … and on the lines below
//
// Time is virtual: long delays cost nothing. An example that uses what only Node has runs there only, and in real time;
// one that uses a document runs in Chromium only.
// `https://api.example.com` is answered by spec/examples/exampleApi.ts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}spec/examples/generated/`;

/** What only Node has. */
const nodeOnly = /'node:|'rxpoll\/node'|\bstartJobServer\b|\bprocess\./;

/** What only a page has. */
const pageOnly = /\bdocument\./;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeExamples();

/** Writes the specs to spec/examples/generated. */
export function writeExamples() {
  const specs = new Map(sources().flatMap((source) => specsOf(source, readOr(root + source, ''))));
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(target)) if (!specs.has(file)) rmSync(target + file);
  for (const [file, text] of specs) if (readOr(target + file, '') !== text) writeFileSync(target + file, text);
}

function sources() {
  const files = ['lib', 'operators', 'condition', 'node', 'angular', 'timeline', 'testing'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  return ['README.md', ...files.filter((file) => file.endsWith('.ts')).sort()];
}

/**
 * The specs of the examples of a file, by their file names.
 *
 * @param {string} source
 * @param {string} text
 * @returns {[string, string][]}
 */
export function specsOf(source, text) {
  return fencesOf(source, text).map(({ line, code }, index) => {
    const name = `${source.replace(/\.\w+$/, '').replaceAll('/', '.')}.${index + 1}`;
    const all = code.join('\n');
    const [suffix, clock] = nodeOnly.test(all)
      ? ['.node', 'real time']
      : [pageOnly.test(all) ? '.browser' : '', 'virtual time'];
    return [`${name}${suffix}-spec.ts`, specOf(`${source} (${index + 1})`, `${source}:${line}`, clock, code)];
  });
}

/**
 * The `ts` fences of a text, where the lines of doc comments begin with an asterisk.
 *
 * @param {string} source
 * @param {string} text
 */
function fencesOf(source, text) {
  const fences = [];
  const lines = text.split('\n');
  for (let start = 0; start < lines.length; start++) {
    const [, margin] = /^( *(?:\* )?)```ts$/.exec(lines[start] ?? '') ?? [];
    if (margin === undefined) continue;
    const withoutMargin = (/** @type {string} */ line) => line.slice(margin.length);
    const end = lines.indexOf(`${margin}\`\`\``, start);
    if (end < 0) throw new Error(`${source}:${start + 1}: the example has no end`);
    fences.push({ line: start + 1, code: lines.slice(start + 1, end).map(withoutMargin) });
    start = end;
  }
  return fences;
}

/**
 * @param {string} title
 * @param {string} place
 * @param {string} clock
 * @param {string[]} code
 */
function specOf(title, place, clock, code) {
  const imports = /^import\b[^;]*;\n?/gm;
  const [checked, checks] = withChecks(code);
  const text = checked.join('\n');
  const said = logged(code);
  if (said.length === 0 && text.includes('console.log(')) throw new Error(`${place}: say in a comment what is logged`);
  return [
    `// Made by .ci/examples.mjs from ${place}`,
    ...(text.match(imports) ?? []).map((line) => line.trim()),
    `import { example } from '../example.js';`,
    ``,
    `example(${quote(title)}, ${checks}, ${quote(said.join(', '))}, '${clock}', async (witness) => {`,
    `const { check, checkThrown, console } = witness;`,
    text.replace(imports, '').trim(),
    `});`,
    ``,
  ].join('\n');
}

/**
 * Turns statements that say their value, or what they throw, into checks; gives their number too.
 *
 * @param {string[]} code
 * @returns {[string[], number]}
 */
function withChecks(code) {
  const lines = [...code];
  let checks = 0;
  for (const [index, line] of lines.entries()) {
    const [, statement, verb, outcome] = /^(.*);\s+\/\/ (=>|throws) (.*)$/.exec(line) ?? [];
    if (statement === undefined || outcome === undefined) continue;
    checks++;
    const first = firstLineOf(lines, index);
    const variable = /^\s*(?:const|let) (\w+) = /.exec(lines[first] ?? '')?.[1];
    const [opening, closing] =
      verb === 'throws'
        ? ['checkThrown(() => ', `, ${quote(outcome)});`]
        : variable === undefined
          ? ['check(', `, ${outcome});`]
          : ['', `; check(${variable}, ${outcome});`];
    lines[index] = statement + closing;
    lines[first] = `${opening}${lines[first] ?? ''}`;
  }
  return [lines, checks];
}

/**
 * Where the statement that ends in a line begins: lines that are indented more, or close something, belong to those above.
 *
 * @param {string[]} lines
 * @param {number} last
 */
function firstLineOf(lines, last) {
  let first = last;
  while (first > 0 && (/^\s*[)\]}.]/.test(lines[first] ?? '') || indentOf(lines[first]) > indentOf(lines[last])))
    first--;
  return first;
}

/** @param {string | undefined} line */
function indentOf(line = '') {
  return line.search(/\S|$/);
}

/**
 * What the comments say is logged.
 *
 * @param {string[]} code
 */
function logged(code) {
  const texts = [];
  let below = false;
  for (const line of code) {
    const [, statement = '', text] = /^(.*?)\s*(?<=^|\s)\/\/ (.*)$/.exec(line) ?? [];
    const logs = line.includes('console.log(');
    if (text !== undefined && !/^(=>|throws) /.test(text) && (logs || (below && statement === ''))) texts.push(text);
    below = logs || (below && text !== undefined && statement === '');
  }
  return texts;
}

/** @param {string} text */
function quote(text) {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

/**
 * @param {string} file
 * @param {string} fallback
 */
function readOr(file, fallback) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fallback;
  }
}
