import { isPollError } from '../lib/errors/isPollError.js';
import type { PollErrorKind } from '../lib/errors/pollError.js';
import { InterruptedError } from './interruption.js';
import { UsageError } from './usageError.js';

const codes: Readonly<Record<PollErrorKind, number>> = {
  failed: 1,
  schema: 1,
  syntax: 2,
  timeout: 3,
  exhausted: 4,
  'server-delay': 4,
  network: 5,
  'body-too-large': 5,
};

/** The exit code that tells what went wrong, or `undefined` for what nobody foresaw. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof UsageError) return 2;
  if (error instanceof InterruptedError) return 130; // 128 + SIGINT, as shells have it
  return isPollError(error) ? codes[error.kind] : undefined;
}
