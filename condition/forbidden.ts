/** Names that lead out of data, into the language. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a name may not be written in a condition, be it for a field or a value. */
export function isForbidden(name: string): boolean {
  return forbidden.has(name);
}
