/**
 * Finds for what value a function that falls comes to a wanted one: bisection between 1 and 10 million, by the logarithm.
 *
 * @throws Error if it does not come near it.
 */
export function tuned(fall: (value: number) => number, wanted: number): number {
  let low = 1;
  let high = 1e7;
  for (let step = 0; step < 50; step++) {
    const middle = Math.sqrt(low * high);
    if (fall(middle) > wanted) low = middle;
    else high = middle;
  }
  const found = fall(high);
  if (Math.abs(found / wanted - 1) > 0.01) throw new Error(`${String(found)} in place of ${String(wanted)}`);
  return high;
}
