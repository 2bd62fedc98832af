import type { Run } from './run.js';

/** Lists within lists are written as text to this depth, which keeps cyclic ones out. */
const maxDepth = 100;

/** What it costs to write a number. */
const numberSteps = 4;

export function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Whether a value is none of the primitive ones. */
export function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}

/** What a value is, in words that tell nothing of its content. */
export function kindOf(value: unknown): string {
  if (isNullish(value)) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Reads an own field: nothing that is inherited, nothing of a function, and no getter is called. */
export function ownField(target: unknown, key: string | number): unknown {
  if (target === null || (typeof target !== 'object' && typeof target !== 'string')) return undefined;
  return Object.getOwnPropertyDescriptor(target, key)?.value;
}

/** @throws PlanError for what has no fields. */
export function present(run: Run, target: unknown): unknown {
  if (!isNullish(target)) return target;
  throw run.fault(`cannot read a field of ${String(target)}; write ?. where it may be missing`);
}

/**
 * The elements of a list, or the characters of a text, in a new list.
 *
 * @throws PlanError for anything else.
 */
export function elementsOf(run: Run, value: unknown): unknown[] {
  if (typeof value === 'string') {
    run.spend(value.length);
    return Array.from(value);
  }
  if (!Array.isArray(value)) throw run.fault(`cannot take ${kindOf(value)} for a list`);
  const elements: unknown[] = [];
  for (let index = 0; index < value.length; index++) {
    run.spend(2); // it is read, and written
    elements.push(ownField(value, index));
  }
  return elements;
}

/** The text of what stands between brackets. */
export function toKey(run: Run, value: unknown): string {
  const key = toText(run, value);
  run.spendOnText(key.length);
  return key;
}

/**
 * The text of a value, as JavaScript makes it of JSON. No method of the value is called: every object is
 * `[object Object]`, whatever it has for a `toString`.
 */
export function toText(run: Run, value: unknown): string {
  if (typeof value === 'number') run.spend(numberSteps);
  return typeof value === 'string' ? value : String(toPrimitive(run, value));
}

/** The number of a value, as JavaScript makes it. */
export function toNumber(run: Run, value: unknown): number {
  const primitive = toPrimitive(run, value);
  if (typeof primitive === 'string') run.spendOnText(primitive.length);
  return Number(primitive);
}

/** A primitive value as it is, a list and an object as text. */
export function toPrimitive(run: Run, value: unknown): unknown {
  if (typeof value === 'symbol' || typeof value === 'bigint') {
    throw run.fault(`a ${typeof value} has no place in a condition`);
  }
  if (Array.isArray(value)) return join(run, value, ',');
  return isObject(value) ? '[object Object]' : value;
}

/** The elements of a list as one text. */
export function join(run: Run, list: readonly unknown[], separator: string, depth = 0): string {
  if (depth > maxDepth) throw run.fault(`a list is nested more than ${String(maxDepth)} levels deep`);
  const texts: string[] = [];
  for (let index = 0; index < list.length; index++) {
    run.spend(1);
    const element = ownField(list, index);
    const text = Array.isArray(element)
      ? join(run, element, ',', depth + 1)
      : isNullish(element)
        ? ''
        : toText(run, element);
    run.spendOnText(text.length + separator.length);
    texts.push(text);
  }
  return texts.join(separator);
}
