import { compileExpression } from '../../condition/compileExpression.js';
import { compileFunction } from '../../condition/compileFunction.js';
import { parse } from '../../condition/parse.js';
import { Run } from '../../condition/run.js';
import { Scope } from '../../condition/scope.js';

/** The value that a function gives, where a condition tells only whether it holds. */
export function evaluate(text: string, context?: unknown): unknown {
  return compiled(text)(context);
}

/** The same, to be asked more than once. */
export function compiled(text: string): (context: unknown) => unknown {
  const node = parse(text);
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression')
    throw new TypeError('evaluate: give a function');
  const callable = compileFunction(node, new Scope(text), compileExpression);
  return (context) => callable(new Run(text), [context]);
}

/** The same of an expression, which knows `ctx`. */
export function valueOf(expression: string, context?: unknown): unknown {
  return evaluate(`ctx => (${expression}\n)`, context);
}
