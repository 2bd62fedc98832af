import { STATUS_CODES } from 'node:http';
import { describeError } from '../../lib/errors/describeError.js';
import { isPollError } from '../../lib/errors/isPollError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';

/** What the commoner codes mean. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection lost',
  UND_ERR_SOCKET: 'connection lost',
  ENOTFOUND: 'no such host',
};

/** Says what was lost, in the columns of a line: an answer that says "try again", or none at all. */
export function describeLoss(lost: { readonly response?: unknown; readonly error?: unknown }): {
  readonly status: string;
  readonly state: string;
} {
  if (lost.response === undefined) return { status: '-', state: reasonOf(lost.error) };
  const { status } = lost.response as HttpResponse;
  return { status: String(status), state: STATUS_CODES[status] ?? '-' };
}

function reasonOf(error: unknown): string {
  if (!isPollError(error)) return describeError(error);
  if (error.kind !== 'network') return error.kind;
  return words[error.code ?? ''] ?? error.code ?? 'no answer';
}
