/** Writes the path of a key or an index the way code would: `body.items`, `headers["content-type"]`, `status[0]`. */
export function pathTo(parent: string, key: string | number): string {
  if (typeof key === 'number' || !/^[A-Z_$][\w$]*$/i.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === '' ? key : `${parent}.${key}`;
}
