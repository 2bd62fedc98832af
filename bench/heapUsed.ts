/** Bytes of the heap that are in use, after a garbage collection. */
export function heapUsed(): number {
  if (gc === undefined) throw new Error('Node needs --expose-gc');
  gc();
  return process.memoryUsage().heapUsed;
}
