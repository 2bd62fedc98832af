import { OperationError } from '../errors/operationError.js';
import type { HttpResponse } from '../httpResponse.js';
import { describeExchange } from './describeExchange.js';
import type { CancelExchange } from './requestToCancel.js';
import { isSuccess } from './verdictOn.js';

/**
 * Checks the answer to a request that cancels an operation.
 *
 * @throws OperationError if it was not accepted.
 */
export function assertCancelled({ method, url }: CancelExchange['request'], response: HttpResponse): void {
  if (isSuccess(response)) return;
  const said = describeExchange(method, String(url), response);
  throw new OperationError('cancel-refused', `the job may go on: ${said}, which does not cancel it`, response);
}
