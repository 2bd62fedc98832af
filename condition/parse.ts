import { Parser, tokTypes } from 'acorn';
import type { Expression, Node, Options } from 'acorn';
import type { PlanError } from '../lib/errors/planError.js';
import { fault } from './fault.js';
import { remedyFor } from './remedies.js';

export type {
  ArrowFunctionExpression,
  BlockStatement,
  CallExpression,
  Expression,
  FunctionExpression,
  Identifier,
  MemberExpression,
  NewExpression,
  Node,
  ObjectExpression,
  Pattern,
  PrivateIdentifier,
  SpreadElement,
  Statement,
  Super,
  TemplateLiteral,
} from 'acorn';

/** No condition is longer, in characters. */
const maxLength = 10_000;

/** No condition is nested deeper. What walks its tree may therefore recurse. */
const maxDepth = 100;

const tooDeep = `is nested more than ${String(maxDepth)} levels deep`;

// A module is strict, and has no comments in the manner of HTML.
const options: Options = { ecmaVersion: 2022, sourceType: 'module', allowHashBang: false, preserveParens: true };

/** Parts of a parser that its types do not tell, and that plugins are made of. */
interface Internals {
  readonly start: number;
  depth?: number;
  raise(place: number, problem: string): never;
}

/**
 * A parser that is stopped long before it is out of stack: an engine that compiles one of acorn's regular expressions there
 * ends the whole process. It reads no regular expression either, for those are nested too.
 */
class BoundedParser extends Parser {}

// Every nesting passes through one of these, and no level of a tree through more than four.
for (const name of [
  'parseStatement',
  'parseMaybeAssign',
  'parseMaybeUnary',
  'parseExprOp',
  'parseExprAtom',
  'parseBindingAtom',
]) {
  const method = Reflect.get(Parser.prototype, name) as (...parameters: unknown[]) => unknown;
  Reflect.set(BoundedParser.prototype, name, function (this: Internals, ...parameters: unknown[]) {
    const depth = this.depth ?? 0;
    if (depth > 4 * maxDepth) this.raise(this.start, tooDeep);
    this.depth = depth + 1;
    const node = method.apply(this, parameters);
    this.depth = depth;
    return node;
  });
}
Reflect.set(BoundedParser.prototype, 'readRegexp', function (this: Internals) {
  this.raise(this.start, 'a regular expression is not allowed; use includes, startsWith or endsWith');
});

/**
 * Parses the text of a condition, which is one expression; comments may stand around it, and semicolons behind it.
 *
 * @throws PlanError if it is anything else, too long, or nested too deeply.
 */
export function parse(text: string): Expression {
  if (text.length > maxLength) throw fault(text, maxLength, `is longer than ${String(maxLength)} characters`);
  const expression = inWords(text, 0, () => BoundedParser.parseExpressionAt(text, 0, options));
  const { end } = expression;
  const rest = inWords(text, end, () => [...BoundedParser.tokenizer(text.slice(end), options)]);
  const other = rest.find(({ type }) => type !== tokTypes.semi);
  if (other) throw stopped(text, end + other.start, 'nothing may follow the function');
  const deep = tooDeepIn(expression);
  if (deep) throw fault(text, deep.start, tooDeep);
  return expression;
}

/** Turns what acorn throws into an error of ours. */
function inWords<T>(text: string, from: number, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { pos, message } = error as SyntaxError & { readonly pos: number };
    throw stopped(text, from + pos, message.replace(/ \(\d+:\d+\)$/, ''));
  }
}

/** The error of a place that cannot be read on from, with the remedy if a word of another language is there or before it. */
function stopped(text: string, offset: number, problem: string): PlanError {
  const word = /^\w+/.exec(text.slice(offset))?.[0] ?? '';
  const before = text.slice(0, offset).trimEnd();
  const remedy =
    remedyFor('syntax', problem) ||
    remedyFor('syntax', word) ||
    (/\bnot$/.test(before) ? remedyFor('syntax', 'not') : '');
  return fault(text, offset, problem.charAt(0).toLowerCase() + problem.slice(1) + remedy);
}

/** Finds a node that is too deep; looks no deeper than that itself. */
function tooDeepIn(node: Node, depth = 0): Node | undefined {
  if (depth > maxDepth) return node;
  for (const part of Object.values(node) as unknown[]) {
    for (const child of Array.isArray(part) ? (part as unknown[]) : [part]) {
      const deep = isNode(child) ? tooDeepIn(child, depth + 1) : undefined;
      if (deep) return deep;
    }
  }
  return undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
