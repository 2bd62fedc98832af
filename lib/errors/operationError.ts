import type { HttpResponse } from '../httpResponse.js';
import { PollError } from './pollError.js';

/**
 * What went wrong with an operation that its job is not to blame for.
 *
 * `'submit-refused'`: the request that submits it was not accepted. `'no-address'`: it was, but not where to ask about it.
 * `'bad-address'`: what the server says to ask is no address of http. `'status-refused'`: the status was asked for, and
 * refused. `'status-unreadable'`: the answer tells no state, such as a page of a gateway. `'resource-refused'`: the job has
 * succeeded, but its resource could not be fetched. `'cancel-refused'`: the request that cancels it was not accepted.
 */
export type OperationErrorReason =
  | 'submit-refused'
  | 'no-address'
  | 'bad-address'
  | 'status-refused'
  | 'status-unreadable'
  | 'resource-refused'
  | 'cancel-refused';

/** An operation could not be submitted, or not be followed. That says nothing of its job, which may go on. */
export class OperationError extends PollError {
  override readonly name = 'OperationError';
  readonly kind = 'operation';

  /**
   * @param reason What went wrong.
   * @param problem The same in words, and what to do about it.
   * @param response The answer that says so.
   */
  constructor(
    readonly reason: OperationErrorReason,
    problem: string,
    readonly response: HttpResponse,
  ) {
    super(problem);
  }
}
