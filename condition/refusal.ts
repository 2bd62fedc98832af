import type { PlanError } from '../lib/errors/planError.js';
import type { NewExpression, Node } from './parse.js';
import { remedyFor } from './remedies.js';
import type { Scope } from './scope.js';

/** The error of what is not on the list of what is allowed. */
export function refusal(node: Node, scope: Scope): PlanError {
  const what = node.type.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase();
  return scope.fault(node, `${what} is not allowed${remedyOf(node, scope)}`);
}

function remedyOf(node: Node, scope: Scope): string {
  return isNew(node) ? remedyFor('name', scope.sourceOf(node.callee)) : remedyFor('node', node.type);
}

function isNew(node: Node): node is NewExpression {
  return node.type === 'NewExpression';
}
