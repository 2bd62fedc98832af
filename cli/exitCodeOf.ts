import { isPollError } from '../lib/errors/isPollError.js';
import type { PollErrorKind } from '../lib/errors/pollError.js';
import { isOutOfTime } from './poll/isOutOfTime.js';
import { StoppedError } from './stoppedError.js';
import { UsageError } from './usageError.js';

const codes: Readonly<Record<PollErrorKind, number>> = {
  failed: 1,
  schema: 1,
  syntax: 2,
  timeout: 3,
  exhausted: 4,
  'server-delay': 4,
  'unknown-state': 4,
  network: 5,
  operation: 5,
  'body-too-large': 5,
};

/** The exit code of what nobody foresaw: `EX_SOFTWARE` of sysexits. */
export const unforeseen = 70;

/** The exit code that tells what went wrong. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return 2;
  if (error instanceof StoppedError) return error.exitCode;
  if (isOutOfTime(error)) return codes.timeout;
  return isPollError(error) ? codes[error.kind] : unforeseen;
}
