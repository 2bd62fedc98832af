import type { Run } from './run.js';
import { ownField } from './values.js';

/** What is asked of each element. */
type Ask = (...parameters: unknown[]) => unknown;

/** A method of a list that takes a function. */
type Loop = (run: Run, list: readonly unknown[], ask: Ask, rest: readonly unknown[]) => unknown;

/** The methods that take a function, by name. Only lists have them. */
export const loops: ReadonlyMap<string, Loop> = new Map<string, Loop>([
  ['some', (run, list, ask) => seek(run, list, ask) >= 0],
  ['every', (run, list, ask) => seek(run, list, (...parameters) => !ask(...parameters)) < 0],
  ['find', (run, list, ask) => ownField(list, seek(run, list, ask))],
  ['findIndex', seek],
  ['findLast', (run, list, ask) => ownField(list, seekLast(run, list, ask))],
  ['findLastIndex', seekLast],
  ['filter', filter],
  ['map', map],
  ['flatMap', (run, list, ask) => flat(run, map(run, list, ask))],
  ['reduce', reduce],
]);

/** Index of the first element for which the answer is yes, or -1. */
function seek(run: Run, list: readonly unknown[], ask: Ask): number {
  for (let index = 0; index < list.length; index++) if (ask(elementOf(run, list, index), index, list)) return index;
  return -1;
}

/** Index of the last one. */
function seekLast(run: Run, list: readonly unknown[], ask: Ask): number {
  let index = list.length - 1;
  while (index >= 0 && !ask(elementOf(run, list, index), index, list)) index--;
  return index;
}

function filter(run: Run, list: readonly unknown[], ask: Ask): unknown[] {
  const found: unknown[] = [];
  for (let index = 0; index < list.length; index++) {
    const element = elementOf(run, list, index);
    if (ask(element, index, list)) found.push(element);
  }
  return found;
}

function map(run: Run, list: readonly unknown[], ask: Ask): unknown[] {
  const answers: unknown[] = [];
  for (let index = 0; index < list.length; index++) answers.push(ask(elementOf(run, list, index), index, list));
  return answers;
}

/** Takes the elements of the lists in a list, and what is no list as it is. */
function flat(run: Run, list: readonly unknown[]): unknown[] {
  const all: unknown[] = [];
  for (const part of list) {
    if (!Array.isArray(part)) all.push(part);
    else for (let index = 0; index < part.length; index++) all.push(elementOf(run, part, index));
  }
  return all;
}

function reduce(run: Run, list: readonly unknown[], ask: Ask, rest: readonly unknown[]): unknown {
  if (rest.length === 0 && list.length === 0) throw run.fault('an empty list has nothing to begin with; give a start');
  let [result, index] = rest.length > 0 ? [rest[0], 0] : [elementOf(run, list, 0), 1];
  for (; index < list.length; index++) result = ask(result, elementOf(run, list, index), index, list);
  return result;
}

function elementOf(run: Run, list: readonly unknown[], index: number): unknown {
  run.spend(1);
  return ownField(list, index);
}
