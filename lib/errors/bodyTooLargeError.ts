import type { RequestSummary } from '../transport/requestSummary.js';
import { PollError } from './pollError.js';

/** The body of a response has more than `maxBodyBytes`. */
export class BodyTooLargeError extends PollError {
  override readonly name = 'BodyTooLargeError';
  readonly kind = 'body-too-large';

  /**
   * @param maxBodyBytes How many bytes were allowed.
   * @param request The request that was answered so.
   */
  constructor(
    readonly maxBodyBytes: number,
    request: RequestSummary,
  ) {
    super(
      `${request.method} ${request.url} answered with a body of more than ${String(maxBodyBytes)} bytes; ` +
        'raise maxBodyBytes if that is right',
    );
  }
}
