/** Counts the listeners of a target, by what is added to it and removed from it from now on. */
export function countListeners(target: EventTarget): () => number {
  const listeners = new Map<string, Set<unknown>>();
  const of = (event: string): Set<unknown> => {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known);
    return known;
  };
  spyOn(target, 'addEventListener').and.callFake((event, listener) => {
    of(event).add(listener);
    EventTarget.prototype.addEventListener.call(target, event, listener);
  });
  spyOn(target, 'removeEventListener').and.callFake((event, listener) => {
    of(event).delete(listener);
    EventTarget.prototype.removeEventListener.call(target, event, listener);
  });
  return () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0);
}
