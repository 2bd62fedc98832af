import type { RequestSummary } from '../transport/requestSummary.js';
import { describeError } from './describeError.js';
import { PollError } from './pollError.js';

/** The request got no response: refused, reset, cut short, or no such host. */
export class NetworkError extends PollError {
  override readonly name = 'NetworkError';
  readonly kind = 'network';
  /** What the platform calls the fault, such as `'ECONNRESET'`; browsers do not tell. */
  readonly code: string | undefined;
  /** Method of the request. */
  readonly method: string;
  /** Address of the request, with its credentials masked. */
  readonly url: string;
  /** Whether sending it again is safe: no `POST` or `PATCH`, or one with an `Idempotency-Key`. */
  readonly isRepeatable: boolean;

  constructor(request: RequestSummary, cause: unknown) {
    const code = codeOf(cause);
    super(
      `${request.method} ${request.url} got no response: ${reasonOf(cause)}${code ? ` (${code})` : ''}`,
      undefined,
      {
        cause,
      },
    );
    this.code = code;
    this.method = request.method;
    this.url = request.url;
    this.isRepeatable = request.isRepeatable;
  }
}

/** The nearest code along the chain of causes. */
export function codeOf(error: unknown): string | undefined {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    if ('code' in e && typeof e.code === 'string') return e.code;
  }
  return undefined;
}

/** The innermost message, which says most: native fetch hides it behind "fetch failed". */
function reasonOf(error: unknown): string {
  let reason = error;
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) if (e.message) reason = e;
  return describeError(reason);
}
