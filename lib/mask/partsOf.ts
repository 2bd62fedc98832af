/** What errors, responses, requests and addresses tell, on some platforms by a getter of their class. */
const told = ['name', 'message', 'stack', 'cause', 'code', 'status', 'headers', 'body', 'url', 'href', 'responseURL'];

/** All that an object tells, by name: what it holds, enumerable or not, and what errors, responses and addresses tell besides. */
export function partsOf(value: object): readonly (readonly [PropertyKey, unknown])[] {
  const names = isData(value)
    ? Reflect.ownKeys(value)
    : [...Reflect.ownKeys(value), ...told.filter((name) => name in value)];
  return names.map((name) => [name, read(value, name)]);
}

/** Whether an object is nothing but its properties. */
export function isData(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Array.isArray(value) || Object.getPrototypeOf(prototype) === null;
}

function read(value: object, name: PropertyKey): unknown {
  try {
    return (value as Record<PropertyKey, unknown>)[name];
  } catch {
    return undefined; // a getter that refuses tells nothing
  }
}
