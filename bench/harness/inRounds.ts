/**
 * Does some things in rounds, each in a new order, so that what happens on the machine meanwhile falls on all of them.
 *
 * @param things What there is to do.
 * @param rounds How often.
 * @param act Does one.
 */
export async function inRounds<T>(things: readonly T[], rounds: number, act: (thing: T) => unknown): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const thing of shuffled(things)) await act(thing);
  }
}

function shuffled<T>(things: readonly T[]): readonly T[] {
  const result = [...things];
  for (let left = result.length; left > 1; left--) {
    const index = Math.floor(Math.random() * left);
    result.push(...result.splice(index, 1));
  }
  return result;
}
