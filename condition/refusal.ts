import type { PlanError } from '../lib/errors/planError.js';
import { loops } from './loops.js';
import type { Node } from './parse.js';
import type { Scope } from './scope.js';

const loop = 'use some, every or find of a list';
const place = `a function stands only as the argument of ${[...loops.keys()].join(', ')}`;

/** What to do instead, by the type of a node. */
const remedies: ReadonlyMap<string, string> = new Map([
  ['AssignmentExpression', 'write === to compare'],
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
]);

/** The error of what is not on the list of what is allowed. */
export function refusal(node: Node, scope: Scope): PlanError {
  const remedy = remedies.get(node.type);
  const what = node.type.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase();
  return scope.fault(node, `${what} is not allowed${remedy ? `; ${remedy}` : ''}`);
}
