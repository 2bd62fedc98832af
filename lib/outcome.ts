import { isPollError } from './errors/isPollError.js';

/** What an answer counts as: its status code, or `'answer'` where it has none. */
export function outcomeOf(response: unknown): string {
  const status = (response as { status?: unknown } | null | undefined)?.status;
  return typeof status === 'number' ? String(status) : 'answer';
}

/** What an error counts as: its kind, the status that it holds, or its name. */
export function outcomeOfError(error: unknown): string {
  if (isPollError(error)) return error.kind;
  const { status } = Object(error) as { readonly status?: unknown }; // Angular's errors have one where an answer came
  if (typeof status === 'number' && status > 0) return String(status);
  return error instanceof Error ? error.name : 'error';
}
