import { expectKind, expectList, scalars } from './expectKind.js';
import type { Kinds } from './expectKind.js';
import { isOneOf } from './isOneOf.js';
import type { FilterOperator } from './responseFilter.js';
import type { Test } from './test.js';

/** Compiles the argument of an operator, found at a path, to a test of the value. */
export type Operator = (argument: unknown, path: string) => Test;

let collator: Intl.Collator | undefined;

/** Every operator of the grammar, by name. */
export const operators: Readonly<Record<keyof FilterOperator, Operator>> = {
  $startsWith: operator(['string'], (start) => (value) => typeof value === 'string' && value.startsWith(start)),
  $endsWith: operator(['string'], (end) => (value) => typeof value === 'string' && value.endsWith(end)),
  $ignoreCaseEquals: operator(['string'], (text) => {
    // Costly to make, and pinned to one language so that every machine answers alike.
    const order = (collator ??= new Intl.Collator('en', { sensitivity: 'accent' }));
    return (value) => typeof value === 'string' && order.compare(value, text) === 0;
  }),
  $exists: operator(['boolean'], (exists) => (value) => (value !== undefined) === exists),
  $isNull: operator(['boolean'], (isNull) => (value) => (value === null) === isNull),
  $anythingBut: (argument, path) => {
    const list = Array.isArray(argument) ? expectList(argument, path, scalars) : [expectKind(argument, path, scalars)];
    const isListed = isOneOf(list);
    return (value) => !isListed(value);
  },
  $not: operator(scalars, (other) => (value) => {
    if (Array.isArray(value)) return !value.includes(other);
    return value !== other && value !== undefined && typeof value !== 'object';
  }),
  $gt: operator(['number'], (bound) => (value) => typeof value === 'number' && value > bound),
  $gte: operator(['number'], (bound) => (value) => typeof value === 'number' && value >= bound),
  $lt: operator(['number'], (bound) => (value) => typeof value === 'number' && value < bound),
  $lte: operator(['number'], (bound) => (value) => typeof value === 'number' && value <= bound),
  $between: operator(['pair of numbers'], ([least, most]) => {
    return (value) => typeof value === 'number' && value >= least && value <= most;
  }),
  $includes: operator(scalars, (item) => (value) => Array.isArray(value) && value.includes(item)),
};

/** An operator whose argument is of one of some kinds. */
function operator<K extends keyof Kinds>(kinds: readonly K[], compile: (argument: Kinds[K]) => Test): Operator {
  return (argument, path) => compile(expectKind(argument, path, kinds));
}
