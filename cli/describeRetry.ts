import { STATUS_CODES } from 'node:http';
import { formatDuration } from '../lib/duration.js';
import { isPollError } from '../lib/errors/isPollError.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { ScheduleContext } from '../lib/schedule/schedule.js';
import type { Line } from './formatLine.js';

/** What the commoner codes mean. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection lost',
  UND_ERR_SOCKET: 'connection lost',
  ENOTFOUND: 'no such host',
};

/** Tells a request that is sent again within an attempt: what was lost, and when it is sent. */
export function describeRetry({ response, error, duration = 0 }: ScheduleContext, delay: number, number: number): Line {
  const told = { number, outcome: 'retry', duration } as const;
  const next = `sent again in ${formatDuration(delay)}`;
  if (response === undefined) return { ...told, status: '-', state: reasonOf(error), next: `${next}, by the schedule` };
  const { status, headers } = response as HttpResponse;
  const why = headers.get('retry-after') === null ? 'by the schedule' : 'as Retry-After asks';
  return { ...told, status: String(status), state: STATUS_CODES[status] ?? '-', next: `${next}, ${why}` };
}

function reasonOf(error: unknown): string {
  if (!isPollError(error)) return String(error);
  if (error.kind !== 'network') return error.kind;
  return words[error.code ?? ''] ?? error.code ?? 'no answer';
}
