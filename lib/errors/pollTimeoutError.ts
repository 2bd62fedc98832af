import type { Attempt } from '../attempt.js';
import { formatDuration } from '../duration.js';
import type { Cut } from '../transport/cutOff.js';
import { describeHistory } from './describeHistory.js';
import { historyOf, PollError } from './pollError.js';

/** A request, or the whole poll, ran out of time. */
export class PollTimeoutError extends PollError {
  override readonly name = 'PollTimeoutError';
  readonly kind = 'timeout';
  /** What ran out of time: one request, or the poll. */
  readonly scope: 'request' | 'poll';
  /** How long it had, in milliseconds. */
  readonly limit: number;
  /** Method of the request that was cut off, if one was in flight. */
  readonly method: string | undefined;
  /** Address of that request, with its credentials masked. */
  readonly url: string | undefined;
  /** Whether sending that request again is safe. */
  readonly isRepeatable: boolean;

  /**
   * @param limit How long it had, in milliseconds.
   * @param last The last attempt that had ended.
   * @param cut What was cut off.
   * @param rephrased What it says in the words of another service, and the error that says more.
   */
  constructor(
    limit: number,
    last?: Attempt,
    { request, isPoll }: Cut = { request: undefined, isPoll: false },
    rephrased?: { readonly message: string; readonly cause: PollTimeoutError },
  ) {
    const history = historyOf(last);
    const missed =
      last === undefined ? `no answer in ${formatDuration(limit)}` : `no match in ${formatDuration(limit)}`;
    const cut =
      request === undefined ? '' : `${last === undefined ? ' to' : '; cut off'} ${request.method} ${request.url}`;
    super(rephrased?.message ?? `${missed}${describeHistory(history)}${cut}`, history, rephrased);
    this.scope = isPoll || last !== undefined ? 'poll' : 'request';
    this.limit = limit;
    this.method = request?.method;
    this.url = request?.url;
    this.isRepeatable = request?.isRepeatable ?? true;
  }
}
