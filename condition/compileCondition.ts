import { PlanError } from '../lib/errors/planError.js';
import type { ConditionContext } from '../lib/plan/loopUntil/conditionContext.js';
import { show } from '../lib/show.js';
import { compileExpression } from './compileExpression.js';
import { compileFunction } from './compileFunction.js';
import { conditionError, fault, unable } from './fault.js';
import { parse } from './parse.js';
import type { ArrowFunctionExpression, Expression, FunctionExpression } from './parse.js';
import { reserveStack } from './reserveStack.js';
import { Run } from './run.js';
import type { Callable } from './run.js';
import { Scope } from './scope.js';

/** What the deepest text takes of the stack to be compiled, and more. */
const enoughWords = Array<undefined>(32_000).fill(undefined);

/**
 * Compiles a condition that is given as text, safely: it is parsed and walked, never handed to the engine.
 *
 * The text is a JavaScript function of one parameter, a {@link ConditionContext}: an expression, or statements made of `const`,
 * `if` and `return`. Its answer counts as yes or no by its truthiness. Texts are meant to come from configuration, so that
 * whoever writes one can do nothing but answer:
 *
 * - There are literals, templates, lists and objects, fields, `?.`, arithmetic, comparison, logic, `?:`, `typeof` and `in`.
 * - There are the methods of texts (`includes`, `indexOf`, `lastIndexOf`, `startsWith`, `endsWith`, `slice`, `substring`,
 *   `at`, `charAt`, `trim`, `trimStart`, `trimEnd`, `toLowerCase`, `toUpperCase`, `split`, `concat`), of lists (`some`,
 *   `every`, `find`, `findIndex`, `findLast`, `findLastIndex`, `filter`, `map`, `flatMap`, `reduce`, `includes`, `indexOf`,
 *   `lastIndexOf`, `slice`, `at`, `concat`, `join`), of numbers (`toFixed`), and `toString`. Functions are written only as
 *   arguments of these.
 * - There is no global, no assignment, no loop, no regular expression, no call of anything else.
 *
 * It gives what JavaScript gives, but for this: only own fields are seen, and a getter is not called; an object as text is
 * `[object Object]`, whatever it says of itself. A run is bounded to a million steps, where 32 characters that are read or
 * written are a step. It keeps no state and changes nothing.
 *
 * Its errors quote the line of the text that they are about, never the response: a secret that is written into a condition
 * comes out in them, and in logs. Compare with what is no secret.
 *
 * @example
 * ```ts
 * import { compileCondition } from 'rxpoll/condition';
 *
 * const isDone = compileCondition("({ response }) => response.items.every((item) => item.state === 'done')");
 * const context = { status: 200, headers: {}, attempt: 1, elapsed: 0 };
 *
 * isDone({ ...context, response: { items: [{ state: 'done' }, { state: 'new' }] } }); // => false
 * isDone({ ...context, response: { items: [{ state: 'done' }] } }); // => true
 *
 * compileCondition("(ctx) => ctx.status = 200"); // throws PlanError
 * ```
 *
 * @param text A function of at most 10,000 characters, nested at most 100 levels deep.
 * @returns A function that tells whether the condition holds. It throws a {@link PlanError} for what goes wrong in the text,
 *   such as a field of `undefined`, and for a run that takes too long.
 * @throws PlanError with the line, the column and the remedy, if the text is not well-formed, not allowed, or names a field
 *   that no context has.
 */
export function compileCondition(text: string): (context: ConditionContext) => boolean {
  const condition = orUnable(() => compile(text));
  return (context) => orUnable(() => Boolean(condition(new Run(text), [context])));
}

function orUnable<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof PlanError ? error : unable;
  }
}

function compile(text: string): Callable {
  if (typeof text !== 'string' || text.trim() === '') {
    throw conditionError(`must be text, such as "(ctx) => ctx.status === 200", not ${show(text)}`);
  }
  reserveStack(enoughWords);
  const node = functionIn(text, parse(text));
  return compileFunction(node, new Scope(text, node.params[0]), compileExpression);
}

function functionIn(text: string, node: Expression): ArrowFunctionExpression | FunctionExpression {
  if (node.type === 'ParenthesizedExpression') return functionIn(text, node.expression);
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression') {
    throw fault(text, node.start, 'a condition is a function; write (ctx) => before it');
  }
  const second = node.params[1];
  if (second) throw fault(text, second.start, 'a condition takes one parameter; write ctx, or ({ response, status })');
  return node;
}
