/**
 * Throws what an engine throws that is out of stack, if it has not so many small calls left.
 *
 * An engine that comes to the end of its stack while it compiles a regular expression ends the whole process.
 *
 * @returns That number, so that no engine leaves the calls out.
 */
export function reserveStack(calls: number): number {
  return calls === 0 ? 0 : 1 + reserveStack(calls - 1);
}
