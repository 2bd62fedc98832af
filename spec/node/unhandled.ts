import { setImmediate } from 'node:timers/promises';

/** Expects of each spec of a suite that no promise of it was rejected unheard, and that no timer of it is left. */
export function expectNothingLeft(): void {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  let before: number;

  beforeEach(() => {
    before = timers();
    process.on('unhandledRejection', note);
  });

  afterEach(async () => {
    await setImmediate();
    process.off('unhandledRejection', note);

    expect(unhandled.splice(0)).toEqual([]);
    expect(timers()).withContext('timers').toBeLessThanOrEqual(before);
  });
}
