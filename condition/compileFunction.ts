import { compilePattern, namesIn } from './compilePattern.js';
import type { ArrowFunctionExpression, FunctionExpression, Statement } from './parse.js';
import { refusal } from './refusal.js';
import type { Callable, Evaluate } from './run.js';
import type { Compile, Scope } from './scope.js';

/** What a statement gives that does not return. */
const onward = Symbol('onward');

/** Compiles a function: its parameters, and an expression or statements. */
export function compileFunction(
  node: ArrowFunctionExpression | FunctionExpression,
  outer: Scope,
  compile: Compile,
): Callable {
  if (node.async) throw outer.fault(node, 'an async function is not allowed; a condition answers at once');
  if (node.generator) throw outer.fault(node, 'a generator is not allowed');
  const scope = outer.nested();
  node.params.flatMap(namesIn).forEach((name) => scope.announce(name));
  const binds = node.params.map((pattern) => compilePattern(pattern, scope, compile));
  const body =
    node.body.type === 'BlockStatement' ? compileStatement(node.body, scope, compile) : compile(node.body, scope);
  return (run, parameters) => {
    for (let index = 0; index < binds.length; index++) binds[index]?.(run, parameters[index]);
    const value = body(run);
    return value === onward ? undefined : value;
  };
}

/** Compiles a statement to what gives the returned value, or {@link onward}. */
function compileStatement(node: Statement, scope: Scope, compile: Compile): Evaluate {
  switch (node.type) {
    case 'ReturnStatement':
      return node.argument ? compile(node.argument, scope) : () => undefined;
    case 'EmptyStatement':
      return () => onward;
    case 'IfStatement': {
      const test = compile(node.test, scope);
      const consequent = compileStatement(node.consequent, scope, compile);
      const alternate = node.alternate ? compileStatement(node.alternate, scope, compile) : () => onward;
      return (run) => (test(run) ? consequent(run) : alternate(run));
    }
    case 'BlockStatement':
      return compileBlock(node.body, scope.nested(), compile);
    case 'VariableDeclaration': {
      if (node.kind !== 'const') throw scope.fault(node, `${node.kind} is not allowed; write const`);
      const consts = node.declarations.map(({ id, init }) => {
        if (!init) throw refusal(node, scope);
        const value = compile(init, scope);
        return { value, bind: compilePattern(id, scope, compile, init) };
      });
      return (run) => {
        for (const { value, bind } of consts) bind(run, value(run));
        return onward;
      };
    }
    default:
      throw refusal(node, scope);
  }
}

function compileBlock(body: readonly Statement[], scope: Scope, compile: Compile): Evaluate {
  for (const node of body) {
    if (node.type !== 'VariableDeclaration') continue;
    node.declarations.flatMap(({ id }) => namesIn(id)).forEach((name) => scope.announce(name));
  }
  const statements = body.map((node) => ({ start: node.start, execute: compileStatement(node, scope, compile) }));
  return (run) => {
    for (const { start, execute } of statements) {
      run.step(start);
      const value = execute(run);
      if (value !== onward) return value;
    }
    return onward;
  };
}
