import { concatenate, isSame } from './operators.js';
import type { Run } from './run.js';
import { elementsOf, join, ownField, toNumber, toText } from './values.js';

/** A method: pure, and paid for by what it looks at and makes. */
type Method<T> = (run: Run, self: T, parameters: readonly unknown[]) => unknown;
type Methods<T> = ReadonlyMap<string, Method<T>>;

/** Texts that are looked for cost double from this length on. */
const shortText = 32;

/** What the case of a character costs that is not of ASCII, in characters; up to three come out of it. */
const caseCost = 8;

/** The most characters that a number has when it is written. */
const longestNumber = 1_100;

const ofTexts: Methods<string> = new Map<string, Method<string>>([
  ['includes', search((text, part, from) => text.includes(part, from))],
  ['indexOf', search((text, part, from) => text.indexOf(part, from))],
  ['startsWith', search((text, part, from) => text.startsWith(part, from))],
  ['endsWith', search((text, part, from) => text.endsWith(part, from))],
  ['lastIndexOf', lastIndexInText],
  ['slice', cut((text, from, to) => text.slice(from, to))],
  ['substring', cut((text, from = 0, to) => text.substring(from, to))],
  ['at', cut((text, index = 0) => text.at(index))],
  ['charAt', cut((text, index = 0) => text.charAt(index))],
  ['trim', change((text) => text.trim())],
  ['trimStart', change((text) => text.trimStart())],
  ['trimEnd', change((text) => text.trimEnd())],
  ['toLowerCase', changeCase((text) => text.toLowerCase())],
  ['toUpperCase', changeCase((text) => text.toUpperCase())],
  ['split', split],
  ['concat', (run, text, others) => concatenate(run, [text, ...others.map((other) => toText(run, other))])],
]);

const ofLists: Methods<readonly unknown[]> = new Map<string, Method<readonly unknown[]>>([
  ['includes', (run, list, [item, from]) => indexIn(run, list, item, from, isSameOrNaN) >= 0],
  ['indexOf', (run, list, [item, from]) => indexIn(run, list, item, from, isSame)],
  ['lastIndexOf', lastIndexInList],
  ['slice', (run, list, [from, to]) => sliceOf(run, list, from, to)],
  ['at', elementAt],
  [
    'concat',
    (run, list, others) => [list, ...others].flatMap((part) => (Array.isArray(part) ? elementsOf(run, part) : [part])),
  ],
  ['join', (run, list, [separator = ',']) => join(run, list, toText(run, separator))],
]);

const ofNumbers: Methods<number> = new Map<string, Method<number>>([
  ['toFixed', write(0, 0, 100, (number, digits) => number.toFixed(digits))],
  ['toString', write(10, 2, 36, (number, radix) => number.toString(radix))],
]);

const ofAll: Methods<unknown> = new Map<string, Method<unknown>>([['toString', toText]]);

/** Names of every method that takes no function. */
export const methodNames: ReadonlySet<string> = new Set(
  [ofTexts, ofLists, ofNumbers, ofAll].flatMap((methods) => [...methods.keys()]),
);

/** A method of a value by its name, ready to be called; `undefined` if the value has none. */
export function methodOf(
  self: unknown,
  name: string,
): ((run: Run, parameters: readonly unknown[]) => unknown) | undefined {
  return ownMethodOf(self, name) ?? bound(ofAll, self, name);
}

function ownMethodOf(self: unknown, name: string): ReturnType<typeof methodOf> {
  if (typeof self === 'string') return bound(ofTexts, self, name);
  if (typeof self === 'number') return bound(ofNumbers, self, name);
  return Array.isArray(self) ? bound<readonly unknown[]>(ofLists, self, name) : undefined;
}

function bound<T>(methods: Methods<T>, self: T, name: string): ReturnType<typeof methodOf> {
  const method = methods.get(name);
  return method && ((run, parameters) => method(run, self, parameters));
}

function search(find: (text: string, part: string, from: number | undefined) => unknown): Method<string> {
  return (run, text, [value, from]) => {
    const part = toText(run, value);
    spendOnSearch(run, text, part);
    return find(text, part, optionalNumber(run, from));
  };
}

/** The longer a text that is looked for, the less can engines skip. */
function spendOnSearch(run: Run, text: string, part: string): void {
  run.spendOnText(text.length * (1 + part.length / shortText));
}

function lastIndexInText(run: Run, text: string, [value, from]: readonly unknown[]): number {
  const part = toText(run, value);
  run.spendOnText(text.length * (1 + part.length)); // from the end, engines skip nothing
  return text.lastIndexOf(part, optionalNumber(run, from));
}

function cut(
  take: (text: string, from: number | undefined, to: number | undefined) => string | undefined,
): Method<string> {
  return (run, text, [from, to]) => {
    const part = take(text, optionalNumber(run, from), optionalNumber(run, to));
    run.spendOnText(part?.length ?? 0);
    return part;
  };
}

function change(change: (text: string) => string): Method<string> {
  return (run, text) => {
    run.spendOnText(text.length);
    return change(text);
  };
}

function changeCase(change: (text: string) => string): Method<string> {
  return (run, text) => {
    run.spendOnText(text.length);
    if (!isAscii(text)) run.spendOnText(text.length * (caseCost - 1));
    return change(text);
  };
}

/** It has no regular expression, for the caller may have left too little stack to compile one. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

function split(run: Run, text: string, [separator, limit]: readonly unknown[]): unknown {
  const most = limit === undefined ? Infinity : toNumber(run, limit) >>> 0;
  if (separator === undefined) return most > 0 ? [text] : [];
  const between = toText(run, separator);
  spendOnSearch(run, text, between);
  const parts: string[] = [];
  for (let from = 0; parts.length < most;) {
    run.spend(1);
    const to = between === '' ? from + 1 : text.indexOf(between, from);
    if (to < 0 || to > text.length) {
      if (between !== '') parts.push(text.slice(from));
      break;
    }
    parts.push(text.slice(from, to));
    from = to + between.length;
  }
  return parts;
}

function write(
  fallback: number,
  least: number,
  most: number,
  print: (self: number, parameter: number) => string,
): Method<number> {
  return (run, self, [value = fallback]) => {
    const parameter = Math.trunc(toNumber(run, value)) || 0;
    if (!(parameter >= least && parameter <= most)) {
      throw run.fault(`takes a number from ${String(least)} to ${String(most)}`);
    }
    run.spendOnText(longestNumber);
    return print(self, parameter);
  };
}

function indexIn(
  run: Run,
  list: readonly unknown[],
  item: unknown,
  from: unknown,
  isFound: (run: Run, item: unknown, element: unknown) => boolean,
): number {
  for (let index = position(run, from, list.length, 0); index < list.length; index++) {
    run.spend(1);
    if (isFound(run, item, ownField(list, index))) return index;
  }
  return -1;
}

function lastIndexInList(run: Run, list: readonly unknown[], parameters: readonly unknown[]): number {
  const [item, from = 0] = parameters;
  const last = parameters.length > 1 ? Math.trunc(toNumber(run, from)) || 0 : list.length - 1;
  for (let index = last < 0 ? list.length + last : Math.min(last, list.length - 1); index >= 0; index--) {
    run.spend(1);
    if (isSame(run, item, ownField(list, index))) return index;
  }
  return -1;
}

function isSameOrNaN(run: Run, item: unknown, element: unknown): boolean {
  return isSame(run, item, element) || (Number.isNaN(item) && Number.isNaN(element));
}

function sliceOf(run: Run, list: readonly unknown[], from: unknown, to: unknown): unknown[] {
  const part: unknown[] = [];
  const end = position(run, to, list.length, list.length);
  for (let index = position(run, from, list.length, 0); index < end; index++) {
    run.spend(1);
    part.push(ownField(list, index));
  }
  return part;
}

function elementAt(run: Run, list: readonly unknown[], [value]: readonly unknown[]): unknown {
  const index = Math.trunc(optionalNumber(run, value) ?? 0) || 0;
  return ownField(list, index < 0 ? list.length + index : index);
}

/** A place in a list, counted from its end where it is negative. */
function position(run: Run, value: unknown, length: number, fallback: number): number {
  const index = Math.trunc(optionalNumber(run, value) ?? fallback) || 0;
  return index < 0 ? Math.max(0, length + index) : Math.min(index, length);
}

function optionalNumber(run: Run, value: unknown): number | undefined {
  return value === undefined ? undefined : toNumber(run, value);
}
