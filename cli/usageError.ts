/** The command was called in a way that it does not understand, or with a file that is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
