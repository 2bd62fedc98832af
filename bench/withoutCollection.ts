import { setImmediate } from 'node:timers/promises';
import { PerformanceObserver } from 'node:perf_hooks';

/**
 * Does some work that must not cause a garbage collection, for what is collected is not counted.
 *
 * @throws Error if there was one.
 */
export async function withoutCollection(work: () => Promise<void>): Promise<void> {
  let collections = 0;
  const observer = new PerformanceObserver((list) => (collections += list.getEntries().length));
  observer.observe({ entryTypes: ['gc'] });
  await work();
  await setImmediate(); // it is told a little later
  await setImmediate();
  observer.disconnect();
  if (collections > 0) throw new Error(`${String(collections)} garbage collections: give V8 more room`);
}
