import { isPollError } from '../../lib/errors/isPollError.js';
import { describeError } from '../../lib/errors/describeError.js';
import type { Hint } from '../../lib/http/hint.js';
import type { Judged, Verdict } from '../poll/teller.js';
import { toJson } from './toJson.js';

/** What a line of `--json` says of an attempt. Times are in milliseconds. */
export interface AttemptJson {
  readonly number: number;
  /** What it means: the poll goes on, is done, or the job failed. */
  readonly verdict: Verdict;
  /** When the request was sent, in ISO 8601. */
  readonly startedAt: string;
  readonly duration: number;
  readonly elapsed: number;
  /** Absent where no answer came, like `body`. */
  readonly status?: number;
  readonly body?: unknown;
  /** What went wrong where no answer came. */
  readonly error?: { readonly kind: string; readonly message: string };
  /** Until the next attempt; `null` where there is none. */
  readonly nextDelay: number | null;
  readonly delayReason: string;
  /** What the server asked for, where it did. */
  readonly hint?: Hint;
  /** Where the answer is the same as the one before it. */
  readonly unchanged?: true;
  /** What the preset does not know; `null` where the answer does not say how the job stands. */
  readonly unknownState?: unknown;
}

/** Writes an attempt as a line of JSON. */
export function attemptJson({ attempt, verdict, unknown }: Judged): string {
  const { number, startedAt, duration, elapsed, nextDelay, delayReason } = attempt;
  const told: AttemptJson = {
    ...{ number, verdict, startedAt: new Date(startedAt).toISOString(), duration, elapsed },
    ...('error' in attempt
      ? {
          error: {
            kind: isPollError(attempt.error) ? attempt.error.kind : 'error',
            message: describeError(attempt.error),
          },
        }
      : { status: attempt.response.status, body: attempt.response.body }),
    nextDelay: verdict === 'pending' ? (nextDelay ?? null) : null,
    delayReason,
    ...(attempt.hint && { hint: attempt.hint }),
    ...(attempt.unchanged && { unchanged: true }),
    ...(unknown && { unknownState: unknown.state ?? null }),
  };
  return `${toJson(told)}\n`;
}
