const inspect = Symbol.for('nodejs.util.inspect.custom');

/** All that a printed value could show: every property, hidden, inherited by a getter or told by a method for printing. */
export function textOf(value: unknown): string {
  const parts: unknown[] = [];
  const seen = new Set<unknown>();
  const walk = (part: unknown): void => {
    if (seen.has(part)) return;
    seen.add(part);
    if ((typeof part !== 'object' && typeof part !== 'function') || part === null) {
      parts.push(String(part));
      return;
    }
    const printed = part as { toJSON?: unknown; [inspect]?: unknown };
    for (const print of [printed.toJSON, printed[inspect]]) {
      if (typeof print === 'function') walk(print.call(part));
    }
    for (let holder: object | null = part; holder && holder !== Object.prototype; holder = prototypeOf(holder)) {
      for (const key of Reflect.ownKeys(holder)) {
        parts.push(String(key));
        const property: unknown = Reflect.get(holder, key, part);
        if (typeof property !== 'function') walk(property);
      }
    }
  };
  walk(value);
  return [...parts, JSON.stringify(value), String(value)].join('\n');
}

function prototypeOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
