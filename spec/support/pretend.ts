/** Gives objects other properties until the spec is over. */
export function usePretence(): (object: object, name: string, get: () => unknown) => void {
  const undone: (() => void)[] = [];
  afterEach(() => {
    for (const undo of undone.splice(0).reverse()) undo();
  });

  return (object, name, get) => {
    const before = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { configurable: true, get });
    undone.push(() => {
      if (before) Object.defineProperty(object, name, before);
      else Reflect.deleteProperty(object, name);
    });
  };
}
