/**
 * Throws what an engine throws that is out of stack, if it has not so many words left.
 *
 * An engine that comes to the end of its stack while it compiles a regular expression ends the whole process. The words are
 * the arguments of one call: many small calls would take less and less of the stack, as an engine optimises them.
 *
 * @param words As many as are to be left, made once: engines take not many more than 32,000.
 */
export function reserveStack(words: readonly undefined[]): void {
  Reflect.apply(take, undefined, words);
}

function take(): void {
  // It is there to be called.
}
