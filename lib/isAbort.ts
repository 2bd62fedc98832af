/** Whether an error says that somebody aborted: a decision, which no retry and no tolerance overrules. */
export function isAbort(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}
