import { clip } from '../lib/show.js';
import { didYouMean } from '../lib/suggest.js';
import { compileElements } from './compileElements.js';
import { compileFunction } from './compileFunction.js';
import { nameIn } from './compileKey.js';
import { loops } from './loops.js';
import { methodNames, methodOf } from './methods.js';
import { nothing } from './nothing.js';
import type { CallExpression, MemberExpression } from './parse.js';
import { expressions, remedyFor } from './remedies.js';
import type { Evaluate, Run } from './run.js';
import type { Compile, Scope } from './scope.js';
import { isNullish, kindOf, present } from './values.js';

const known = [...methodNames, ...loops.keys()];

/** What is called on a value; gives `undefined` if the value has no such method. */
type Call = (run: Run, target: unknown) => { readonly result: unknown } | undefined;

/** Compiles a call, which is of a method by its written name. */
export function compileCall(node: CallExpression, scope: Scope, compile: Compile): Evaluate {
  const { callee } = node;
  if (callee.type !== 'MemberExpression') {
    if (callee.type === 'Identifier') compile(callee, scope); // a name that is not known has a better error
    throw scope.fault(callee, 'only a method can be called, such as ctx.response.items.includes(…)');
  }
  const source = scope.sourceOf(callee);
  const remedy = remedyFor('name', source);
  if (remedy) throw scope.fault(callee, `${source} is not known to a condition${remedy}`);
  const object = compile(callee.object, scope);
  const name = nameOf(callee, scope);
  const call = loops.has(name) ? compileLoop(name, node, scope, compile) : compileMethod(name, node, scope, compile);
  return (run) => {
    const target = object(run);
    if (target === nothing || (callee.optional && isNullish(target))) return nothing;
    const outcome = call(run, present(run.step(callee.property.start), target));
    if (outcome) return outcome.result;
    if (node.optional) return nothing;
    throw run.fault(`${name} is no method of ${kindOf(target)}`);
  };
}

function nameOf({ property, computed }: MemberExpression, scope: Scope): string {
  const name = nameIn(property, computed);
  if (name === undefined) throw scope.fault(property, 'a method is called by its written name');
  if (loops.has(name) || methodNames.has(name)) return name;
  const word = clip(name, 40);
  const remedy = remedyFor('method', name) || (isSpelledRight(name) ? '' : didYouMean(word, known));
  throw scope.fault(property, `the method ${word} is not allowed${remedy}`);
}

/** Whether JavaScript has a method of that name, so that no other was meant. */
function isSpelledRight(name: string): boolean {
  return [Array.prototype, String.prototype].some((methods) => name in methods);
}

function compileMethod(name: string, node: CallExpression, scope: Scope, compile: Compile): Call {
  const parameters = compileElements(node, node.arguments, scope, compile);
  return (run, target) => {
    const method = methodOf(target, name);
    return method && { result: method(run, parameters(run)) };
  };
}

function compileLoop(name: string, node: CallExpression, scope: Scope, compile: Compile): Call {
  const [ask, ...rest] = node.arguments;
  if (ask?.type !== 'ArrowFunctionExpression' && ask?.type !== 'FunctionExpression') {
    const example = `(x) => ${(ask && expressions.get(scope.sourceOf(ask))) ?? '…'}`;
    throw scope.fault(ask ?? node, `${name} takes a function that is written in its place, such as ${example}`);
  }
  const loop = loops.get(name);
  const callable = compileFunction(ask, scope, compile);
  const parameters = compileElements(node, rest, scope, compile);
  return (run, target) =>
    Array.isArray(target) && loop
      ? { result: loop(run, target, (...values) => callable(run, values), parameters(run)) }
      : undefined;
}
