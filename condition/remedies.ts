import { loops } from './loops.js';

/** What does the same as a function of JavaScript, for an x. */
export const expressions: ReadonlyMap<string, string> = new Map([
  ['Array.isArray', "typeof x?.length === 'number'"],
  ['Boolean', '!!x'],
  ['Number', '+x'],
  ['Number.isFinite', 'x - x === 0'],
  ['Number.isInteger', 'x % 1 === 0'],
  ['Number.isNaN', 'x !== x'],
  ['String', '`${x}`'],
  ['isFinite', 'x - x === 0'],
  ['isNaN', '+x !== +x'],
  ['not', '!x'],
  ['parseFloat', '+x'],
  ['parseInt', '+x'],
]);

const body = 'ctx.response is the body, parsed already';
const pattern = 'use includes, startsWith or endsWith';
const replacement = 'use split(…).join(…)';
const own = "write 'name' in x";
const compare = 'write === to compare';
const loop = 'use some, every or find of a list';
const place = `a function stands only as the argument of ${[...loops.keys()].join(', ')}`;

type Kind = 'name' | 'method' | 'operator' | 'node' | 'syntax';

const remedies: Readonly<Record<Kind, ReadonlyMap<string, string>>> = {
  /** Globals, and functions of them. */
  name: new Map([
    ...[...expressions].map(([name, expression]): [string, string] => [name, `write ${expression}`]),
    ['Array', 'use the methods of the list itself'],
    ['Date', 'compare ISO texts as they are; ctx.elapsed is the time of the poll'],
    ['False', 'write false'],
    ['JSON', body],
    ['Math', 'write a > b ? a : b, or x.toFixed()'],
    ['None', 'write null'],
    ['Object', own],
    ['RegExp', pattern],
    ['True', 'write true'],
  ]),
  method: new Map([
    ['exec', pattern],
    ['flat', 'write flatMap((item) => item)'],
    ['forEach', loop],
    ['get', "write ctx.headers['retry-after']"],
    ['has', own],
    ['hasOwnProperty', own],
    ['json', body],
    ['match', pattern],
    ['matchAll', pattern],
    ['replace', replacement],
    ['replaceAll', replacement],
    ['search', pattern],
    ['test', pattern],
    ['text', body],
  ]),
  operator: new Map([
    ['&', 'write &&'],
    ['|', 'write ||'],
    ['instanceof', 'use typeof'],
    ['void', 'write undefined'],
  ]),
  /** Types of nodes. */
  node: new Map([
    ['AssignmentExpression', compare],
    ['ArrowFunctionExpression', place],
    ['FunctionExpression', place],
    ['FunctionDeclaration', place],
    ['ForStatement', loop],
    ['ForInStatement', loop],
    ['ForOfStatement', loop],
    ['WhileStatement', loop],
    ['DoWhileStatement', loop],
    ['ExpressionStatement', 'write return before it'],
    ['SwitchStatement', 'use if'],
    ['TryStatement', 'write ?. where a field may be missing'],
  ]),
  /** Words that the parser stops at, and what it says itself. */
  syntax: new Map([
    ['and', 'write &&'],
    ['or', 'write ||'],
    ['not', 'write !'],
    ['is', 'write ==='],
    ['return', 'write (ctx) => … without it, or (ctx) => { return … }'],
    ['Assigning to rvalue', compare],
  ]),
};

/** What to do without what is not allowed, as the end of a message: `'; write +x'`, or `''`. */
export function remedyFor(kind: Kind, word: string): string {
  const remedy = remedies[kind].get(word);
  return remedy ? `; ${remedy}` : '';
}
