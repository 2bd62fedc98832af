import { OperationError } from '../errors/operationError.js';
import type { HttpResponse } from '../httpResponse.js';
import { afterSuccess } from './afterSuccess.js';
import { describeExchange } from './describeExchange.js';
import { redirectIn, withAddresses } from './followOperation.js';
import { isMangled } from './isMangled.js';
import { monitorIn } from './monitorIn.js';
import { failedAs } from './operation.js';
import type { Operation, OperationRules, OperationStep } from './operation.js';
import { endingOf, isUnknown, stateIn } from './stateIn.js';
import { isSuccess, stateToldBy } from './verdictOn.js';

/** The request that submits an operation. */
export interface Submit {
  readonly method: string;
  /** Its absolute address. */
  readonly url: string;
}

/**
 * Decides what follows from the answer to the request that submits an operation.
 *
 * @throws OperationError if it was refused, or accepted without an address to ask at.
 */
export function beginOperation(submit: Submit, response: HttpResponse, rules: OperationRules = {}): OperationStep {
  const { method, url } = submit;
  const { status, body } = response;
  const known: Operation = {
    mode: 'resource',
    method,
    original: url,
    url,
    location: undefined,
    resourceLocation: undefined,
  };
  if (!isSuccess(response)) {
    const seeOther = status === 303 ? redirectIn(known, response) : undefined;
    if (seeOther) return seeOther;
    throw refused(submit, response);
  }
  const operation = withAddresses(known, response);
  const told = stateToldBy(response, rules);
  if (told === 'failed' || told === 'canceled') return failedAs(told);
  const monitor = monitorIn(response, url, rules);
  if (told === 'succeeded') return afterSuccess({ ...operation, mode: 'operation', ...monitor }, response, rules);
  if (monitor) return { next: 'poll', operation: { ...operation, ...monitor } };

  // Nothing else is to be asked than the resource itself, if it says that it is not ready.
  const state = told ?? stateIn(body, 'resource');
  const ending = endingOf(state);
  // What a DELETE gives back is the resource as it was, which may have failed to be made.
  if ((ending === 'failed' || ending === 'canceled') && method !== 'DELETE') return failedAs(ending);
  const isPending = typeof state === 'string' && ending === undefined;
  if (!isPending && status !== 202) {
    if (isMangled(response)) throw refused(submit, response);
    return { next: 'done' };
  }
  const resource = /^(PUT|PATCH)$/.test(method) ? url : operation.location;
  if (!isPending || resource === undefined) throw withoutAddress(submit, response);
  return { next: 'poll', operation: { ...operation, url: resource }, ...(isUnknown(state) && { unknown: state }) };
}

function refused({ method, url }: Submit, response: HttpResponse): OperationError {
  const isClear = response.status >= 400 && response.status <= 499;
  const problem =
    `the operation was not submitted: ${describeExchange(method, url, response)}; ` +
    (isClear
      ? 'no job was started. Correct the request'
      : 'whether a job was started, that does not tell. Look for it before you submit again, or send an Idempotency-Key, ' +
        'with which the submit is retried');
  return new OperationError('submit-refused', problem, response);
}

function withoutAddress({ method, url }: Submit, response: HttpResponse): OperationError {
  const problem =
    `the poll failed, not the job, which goes on: ${describeExchange(method, url, response)}, without Operation-Location, ` +
    'Azure-AsyncOperation or Location to ask at (in a browser, another origin has to expose them by ' +
    'Access-Control-Expose-Headers); tell the address by monitor';
  return new OperationError('no-address', problem, response);
}
