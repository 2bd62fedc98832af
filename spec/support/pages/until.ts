/** Waits until a question is answered with something else than `false` or `undefined`; rejects after ten seconds. */
export async function until<T>(question: () => T | Promise<T>): Promise<Exclude<T, false | undefined>> {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    const answer = await question();
    if (answer !== false && answer !== undefined) return answer as Exclude<T, false | undefined>;
    await pause(20);
  }
  throw new Error(`waited in vain until ${String(question)}`);
}

/** Lets time pass: where a spec says that nothing happens. */
export function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration));
}
