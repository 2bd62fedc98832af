import type { Run } from './run.js';
import { isNullish, isObject, kindOf, toKey, toNumber, toPrimitive, toText } from './values.js';

type Unary = (run: Run, value: unknown) => unknown;
type Binary = (run: Run, left: unknown, right: unknown) => unknown;

/** Operators of one value. */
export const unaryOperators: ReadonlyMap<string, Unary> = new Map<string, Unary>([
  ['!', (_run, value) => !value],
  ['-', (run, value) => -toNumber(run, value)],
  ['+', toNumber],
  ['typeof', (_run, value) => typeof value],
]);

/** Operators of two values. */
export const binaryOperators: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ['===', isSame],
  ['!==', (run, left, right) => !isSame(run, left, right)],
  ['==', isEqual],
  ['!=', (run, left, right) => !isEqual(run, left, right)],
  ['<', comparison((left, right) => left < right)],
  ['<=', comparison((left, right) => left <= right)],
  ['>', comparison((left, right) => left > right)],
  ['>=', comparison((left, right) => left >= right)],
  ['+', add],
  ['-', arithmetic((left, right) => left - right)],
  ['*', arithmetic((left, right) => left * right)],
  ['/', arithmetic((left, right) => left / right)],
  ['%', arithmetic((left, right) => left % right)],
  ['**', arithmetic((left, right) => left ** right)],
  ['in', has],
]);

/** Whether two values are the same, as `===` tells. */
export function isSame(run: Run, left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') run.spendOnText(Math.min(left.length, right.length));
  return left === right;
}

function isEqual(run: Run, left: unknown, right: unknown): boolean {
  if (typeof left === typeof right || isNullish(left) || isNullish(right) || (isObject(left) && isObject(right))) {
    return isNullish(left) ? isNullish(right) : isSame(run, left, right);
  }
  const [one, other] = [toPrimitive(run, left), toPrimitive(run, right)];
  if (typeof one === 'string' && typeof other === 'string') return isSame(run, one, other);
  return toNumber(run, one) === toNumber(run, other);
}

function comparison(compare: (left: string | number, right: string | number) => boolean): Binary {
  return (run, left, right) => {
    const [one, other] = [toPrimitive(run, left), toPrimitive(run, right)];
    if (typeof one !== 'string' || typeof other !== 'string') return compare(toNumber(run, one), toNumber(run, other));
    run.spendOnText(Math.min(one.length, other.length));
    return compare(one, other);
  };
}

function arithmetic(compute: (left: number, right: number) => number): Binary {
  return (run, left, right) => compute(toNumber(run, left), toNumber(run, right));
}

function add(run: Run, left: unknown, right: unknown): unknown {
  const [one, other] = [toPrimitive(run, left), toPrimitive(run, right)];
  if (typeof one !== 'string' && typeof other !== 'string') return toNumber(run, one) + toNumber(run, other);
  return concatenate(run, [toText(run, one), toText(run, other)]);
}

/** Puts texts together. */
export function concatenate(run: Run, texts: readonly string[]): string {
  run.spend(texts.length);
  run.spendOnText(texts.reduce((sum, { length }) => sum + length, 0));
  return texts.join('');
}

function has(run: Run, key: unknown, target: unknown): boolean {
  if (typeof target !== 'object' || target === null)
    throw run.fault(`"in" looks into an object or a list, not ${kindOf(target)}`);
  return Object.hasOwn(target, toKey(run, key));
}
