/** Longer lists are taken for what they mostly are. */
const longList = 1_000;

/** Whether an object is nothing but its properties, or a list nothing but its items. */
export function isData(value: object): boolean {
  if (typeof value === 'function' || typeof (value as { toJSON?: unknown }).toJSON === 'function') return false;
  if (Array.isArray(value)) return value.length > longList || Reflect.ownKeys(value).length <= value.length + 1;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What an object tells by name, and in words of its own. */
export interface Told {
  readonly parts: readonly (readonly [PropertyKey, unknown])[];
  readonly words: readonly (readonly [string, unknown])[];
}

/** All that data tells: its own properties, shown or not. */
export function toldByData(value: object): Told {
  return { parts: Reflect.ownKeys(value).map((name) => [name, read(value, name)]), words: [] };
}

/** All that others tell: what they hold, what their class tells by getters, and what they say of themselves. */
export function toldByOthers(value: object): Told {
  const names = new Set([...Reflect.ownKeys(value), ...gettersOf(value)]);
  for (const name of ['prototype', 'constructor']) names.delete(name); // a function leads to all that is made by it
  const usual = [undefined, ...[Object.prototype, Error.prototype].map((prototype) => read(prototype, 'toString'))];
  const words = ['toString', 'toJSON'].filter((name) => !usual.includes(read(value, name)));
  return {
    parts: Array.from(names, (name) => [name, read(value, name)]),
    words: words.map((name) => [name, said(value, name)]),
  };
}

function gettersOf(value: object): readonly PropertyKey[] {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return [];
  // In Node, those that begin with `_` warn whoever reads them.
  const getters = Reflect.ownKeys(prototype).filter(
    (name) => Reflect.getOwnPropertyDescriptor(prototype, name)?.get && !String(name).startsWith('_'),
  );
  return [...getters, ...gettersOf(prototype)];
}

function read(value: object, name: PropertyKey): unknown {
  let part: unknown;
  try {
    part = (value as Record<PropertyKey, unknown>)[name];
  } catch {
    return undefined; // a getter that refuses tells nothing
  }
  if (part instanceof Promise) part.catch(() => undefined); // a getter may have made it, and nobody waits for it
  return part;
}

function said(value: object, name: string): unknown {
  try {
    return (value as Record<string, () => unknown>)[name]?.();
  } catch {
    return undefined;
  }
}
