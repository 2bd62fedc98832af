const roots: readonly object[] = [
  globalThis,
  ...[Object, Function, Array, String, Number, Boolean, Symbol, RegExp, Promise, Error, Map, Set, Date].flatMap(
    (made: { readonly prototype: object }) => [made, made.prototype],
  ),
  Math,
  JSON,
  Reflect,
];

/** Everything that a text could change of the language: the own fields of globals and their prototypes, and what they hold. */
export function globalsNow(): readonly unknown[] {
  return roots.flatMap((root) =>
    Reflect.ownKeys(root).flatMap((key): unknown[] => {
      const field: object = Object.getOwnPropertyDescriptor(root, key) ?? {};
      return [key, ...(Object.values(field) as unknown[])];
    }),
  );
}

/** Whether nothing has changed since. */
export function isAsBefore(before: readonly unknown[]): boolean {
  const now = globalsNow();
  return now.length === before.length && now.every((value, index) => Object.is(value, before[index]));
}
