import { median } from '../harness/median.js';
import type { Row, Variant } from '../harness/row.js';
import { byInterval, byTimeouts, onGrid } from '../peers/tickers.js';
import type { Ticker } from '../peers/tickers.js';

const ticks = 200;
/** In milliseconds. */
const period = 10;

export const drift: Row = {
  id: 'P10',
  title: `Drift of a tick each ${String(period)} ms, which takes 1 ms: how late it is after ${String(ticks)}`,
  unit: 'ms',
  isIsolated: true,
  repeats: ({ processes }) => ({ processes, rounds: 1 }),
  contests: () => [{ ours: driftOf(onGrid), atMost: 2, rivals: [driftOf(byInterval), driftOf(byTimeouts)] }],
};

/** How late the last ticks are, counted from the first: the median of a tenth of all, for one alone may fall into a pause. */
function driftOf({ name, run }: Ticker): Variant {
  return {
    name,
    measure: async () => {
      const times: number[] = [];
      const tick = (): void => {
        const now = performance.now();
        times.push(now);
        while (performance.now() < now + 1); // work
      };
      await run(tick, period, ticks);
      if (times.length !== ticks) throw new Error(`${name}: ${String(times.length)} ticks`);
      return median(latenessOf(times).slice(-ticks / 10));
    },
  };
}

/** How late ticks are. The thread may have been kept from some: what is left out is not late. */
function latenessOf(times: readonly number[]): readonly number[] {
  const [first = 0] = times;
  let last = first;
  let dueAt = first;
  return times.map((time) => {
    dueAt += Math.round((time - last) / period) * period;
    last = time;
    return time - dueAt;
  });
}
