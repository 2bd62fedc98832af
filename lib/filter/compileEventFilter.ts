import { FilterSyntaxError } from '../errors/filterSyntaxError.js';
import { clip, show } from '../show.js';
import { compileEach } from './compileEach.js';
import { expectList, kindOf, scalars } from './expectKind.js';
import { isOneOf } from './isOneOf.js';
import { lookUp } from './lookUp.js';
import { operators } from './operators.js';
import type { Operator } from './operators.js';
import { pathTo } from './pathTo.js';
import { all, anything } from './test.js';
import type { Test } from './test.js';

/** Nobody nests deeper, but a filter that contains itself does. */
const maxDepth = 100;

/**
 * Compiles a filter of an object, of an element of an array, or of a whole body.
 *
 * @param filter What may be an {@link EventFilter}.
 * @param path Where it stands, for the message.
 * @returns A test of a value. It allocates nothing, and passes on what a getter throws.
 * @throws FilterSyntaxError if the filter is not well-formed.
 */
export function compileEventFilter(filter: unknown, path: string, depth = 0): Test {
  return compileEach(filter, path, (matcher, path, key) => field(key, compileValue(matcher, path, depth)));
}

/**
 * Compiles what stands under a key of a filter: a list of plain values, a list of operators or a nested filter.
 *
 * @throws FilterSyntaxError if it is none of them.
 */
export function compileValue(matcher: unknown, path: string, depth = 0): Test {
  if (Array.isArray(matcher)) return compileList(matcher, path);
  if (kindOf(matcher) !== 'plain object') {
    throw new FilterSyntaxError(
      path,
      `must be a list or a nested filter, not ${show(matcher)}${remedy(matcher, path)}`,
    );
  }
  if (depth === maxDepth) throw new FilterSyntaxError(clip(path, 80), 'is nested too deep; is it cyclic?');
  const nested = compileEventFilter(matcher, path, depth + 1);
  return (value) => (Array.isArray(value) ? value.some(nested) : nested(value));
}

/** Tests an own property of an object. What is no object has none, and null and undefined pass no test at all. */
function field(key: string, test: Test): Test {
  const missing = test(undefined);
  return (object) => {
    if (object === null || object === undefined) return false;
    const passes = test((object as Record<string, unknown>)[key]);
    // Whose property it is matters only where it changes the answer, and asking costs more than most tests.
    return passes === missing || (typeof object === 'object' && Object.hasOwn(object, key)) ? passes : missing;
  };
}

function compileList(list: readonly unknown[], path: string): Test {
  if (list.length === 0) return anything;
  const items = expectList(list, path, [...scalars, 'plain object']);
  if (typeof items[0] !== 'object') return isOneOf(items);
  return all(items.map((item, index) => compileOperators(item, pathTo(path, index))));
}

/** Several operators in one object are all required. */
function compileOperators(operator: unknown, path: string): Test {
  if (Object.keys(operator as object).length === 0) throw new FilterSyntaxError(path, 'has no operator');
  return compileEach(operator, path, (argument, argumentPath, name) =>
    lookUp<Operator>(operators, name, path, `operator ${name}`)(argument, argumentPath),
  );
}

/** What was probably meant by a value outside a list, as the end of a message. */
function remedy(value: unknown, path: string): string {
  const operator = Object.keys(operators).find((name) => path.endsWith(`.${name}`));
  if (operator !== undefined) return `; operators stand in a list: [{"${operator}":${show(value)}}]`;
  return (scalars as readonly string[]).includes(kindOf(value)) ? `; write [${show(value)}]` : '';
}
