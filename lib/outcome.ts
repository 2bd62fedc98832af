import { isPollError } from './errors/isPollError.js';

/** What an answer counts as: its status code, or `'answer'` where it has none. */
export function outcomeOf(response: unknown): string {
  const status = (response as { status?: unknown } | null | undefined)?.status;
  return typeof status === 'number' ? String(status) : 'answer';
}

/** What an error counts as: its kind, or its name. */
export function outcomeOfError(error: unknown): string {
  if (isPollError(error)) return error.kind;
  return error instanceof Error ? error.name : 'error';
}
