import { compileCall } from './compileCall.js';
import { compileElements } from './compileElements.js';
import { compileKey } from './compileKey.js';
import { nothing } from './nothing.js';
import { binaryOperators, concatenate, unaryOperators } from './operators.js';
import type { Identifier, MemberExpression, Node, ObjectExpression, TemplateLiteral } from './parse.js';
import { refusal } from './refusal.js';
import { remedyFor } from './remedies.js';
import type { Evaluate } from './run.js';
import { constants } from './scope.js';
import type { Scope, Term } from './scope.js';
import { isNullish, ownField, present, toText } from './values.js';

/**
 * Compiles an expression to closures. What is not listed here is not allowed.
 *
 * @throws PlanError for anything that is not allowed.
 */
export function compileExpression(node: Term, scope: Scope): Evaluate {
  switch (node.type) {
    case 'Literal':
      if (node.bigint) throw scope.fault(node, 'a bigint is not allowed; write a number');
      return constant(node, node.value);
    case 'Identifier':
      return compileIdentifier(node, scope);
    case 'ParenthesizedExpression':
      return compileExpression(node.expression, scope);
    case 'TemplateLiteral':
      return compileTemplate(node, scope);
    case 'ArrayExpression':
      return compileElements(node, node.elements, scope, compileExpression);
    case 'ObjectExpression':
      return compileObject(node, scope);
    case 'UnaryExpression': {
      const operator = operatorOf(unaryOperators, node, scope);
      const argument = compileExpression(node.argument, scope);
      return (run) => {
        const value = argument(run);
        return operator(run.step(node.start), value);
      };
    }
    case 'BinaryExpression': {
      const operator = operatorOf(binaryOperators, node, scope);
      const left = compileExpression(node.left, scope);
      const right = compileExpression(node.right, scope);
      return (run) => {
        const [one, other] = [left(run), right(run)];
        return operator(run.step(node.start), one, other);
      };
    }
    case 'LogicalExpression': {
      const left = compileExpression(node.left, scope);
      const right = compileExpression(node.right, scope);
      const isEnough = enough[node.operator];
      return (run) => {
        const value = left(run.step(node.start));
        return isEnough(value) ? value : right(run);
      };
    }
    case 'ConditionalExpression': {
      const test = compileExpression(node.test, scope);
      const consequent = compileExpression(node.consequent, scope);
      const alternate = compileExpression(node.alternate, scope);
      return (run) => (test(run.step(node.start)) ? consequent(run) : alternate(run));
    }
    case 'MemberExpression':
      return compileMember(node, scope);
    case 'CallExpression':
      return compileCall(node, scope, compileExpression);
    case 'ChainExpression': {
      const chain = compileExpression(node.expression, scope);
      return (run) => {
        const value = chain(run);
        return value === nothing ? undefined : value;
      };
    }
    default:
      throw refusal(node, scope);
  }
}

/** Whether the left side of a logical operator is the answer. */
const enough: Readonly<Record<'||' | '&&' | '??', (value: unknown) => boolean>> = {
  '||': Boolean,
  '&&': (value) => !value,
  '??': (value) => !isNullish(value),
};

function operatorOf<T>(operators: ReadonlyMap<string, T>, node: Node & { readonly operator: string }, scope: Scope): T {
  const operator = operators.get(node.operator);
  if (operator) return operator;
  throw scope.fault(node, `the operator ${node.operator} is not allowed${remedyFor('operator', node.operator)}`);
}

function constant({ start }: Node, value: unknown): Evaluate {
  return (run) => {
    run.step(start);
    return value;
  };
}

function compileIdentifier(node: Identifier, scope: Scope): Evaluate {
  if (constants.has(node.name)) return constant(node, constants.get(node.name));
  const slot = scope.slotOf(node);
  return (run) => {
    run.step(node.start);
    return run.slots[slot];
  };
}

function compileTemplate(node: TemplateLiteral, scope: Scope): Evaluate {
  const texts = node.quasis.map(({ value }) => value.cooked ?? '');
  const values = node.expressions.map((expression) => compileExpression(expression, scope));
  return (run) => {
    const filled = values.map((value) => toText(run, value(run)));
    return concatenate(
      run.step(node.start),
      texts.flatMap((text, index) => [text, filled[index] ?? '']),
    );
  };
}

/** What it costs to make an object. */
const objectSteps = 8;

/** What a field costs that is named by a number: an engine makes room for a thousand below it. */
const indexSteps = 500;

/** An object without a prototype, so that no name in it means more than itself. */
function compileObject(node: ObjectExpression, scope: Scope): Evaluate {
  const fields = node.properties.map((property) => {
    if (property.type === 'SpreadElement') throw refusal(property, scope);
    if (property.kind !== 'init') throw scope.fault(property, 'a getter or setter is not allowed');
    const key = compileKey(property.key, property.computed, scope, compileExpression);
    return { key, value: compileExpression(property.value, scope) };
  });
  return (run) => {
    run.step(node.start).spend(objectSteps);
    const object = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of fields) {
      const name = key(run);
      if (+name >= 0) run.spend(indexSteps);
      object[name] = value(run);
    }
    return object;
  };
}

function compileMember(node: MemberExpression, scope: Scope): Evaluate {
  const object = compileExpression(node.object, scope);
  const key = compileKey(node.property, node.computed, scope, compileExpression, node.object);
  return (run) => {
    const target = object(run);
    if (target === nothing || (node.optional && isNullish(target))) return nothing;
    const name = key(run);
    return ownField(present(run.step(node.property.start), target), name);
  };
}
