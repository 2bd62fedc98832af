import { OperationError } from '../errors/operationError.js';
import type { HttpResponse } from '../httpResponse.js';
import { check, isRecord, oneOf } from '../options.js';
import { describeExchange } from './describeExchange.js';
import { isAnswerOf } from './isAnswerOf.js';
import { isMangled } from './isMangled.js';
import type { Operation, OperationRules, OperationState } from './operation.js';
import { endingOf, isUnknown, stateIn } from './stateIn.js';

/** How an answer stands; `'arrived'` where it is the resource itself, `'unknown'` where it says so in a word that is not known. */
export type OperationVerdict = OperationState | 'arrived' | 'unknown';

const aState = oneOf(['pending', 'succeeded', 'failed', 'canceled']);

/** Refusals that are about the asking: not allowed, not found, too often. The others are what became of the job. */
const ofTheAsking = [401, 403, 404, 405, 406, 407, 408, 410, 425, 429];

/**
 * Judges an answer to a request for the status, or for the resource.
 *
 * @throws OperationError if it does not tell the state; TypeError if the user's `state` gives none.
 */
export function verdictOn(operation: Operation, response: HttpResponse, rules: OperationRules): OperationVerdict {
  const { mode } = operation;
  const told = mode === 'final' ? undefined : stateToldBy(response, rules);
  if (told !== undefined) return told;
  if (mode === 'operation' || mode === 'resource') return byBody(operation, response);
  if (!isSuccess(response)) return refused(operation, response);
  if (response.status === 202) return 'pending';
  if (isMangled(response))
    throw mode === 'final' ? withoutResource(operation, response) : unreadable(operation, response);
  return mode === 'final' ? 'arrived' : 'succeeded';
}

/**
 * What the user says of an answer of success; what a gateway says is not for them.
 *
 * @throws TypeError if that is no state.
 */
export function stateToldBy(response: HttpResponse, { state }: OperationRules): OperationState | undefined {
  const told = isSuccess(response) ? state?.(response) : undefined;
  if (told !== undefined) check('pollOperation', 'what state() gives', told, aState);
  return told;
}

/** Whether an answer is one of success. */
export function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status <= 299;
}

function byBody(operation: Operation, response: HttpResponse): OperationVerdict {
  const { mode, url } = operation;
  const { status, body } = response;
  const isNothing = (body === null && status !== 204) || isMangled(response);
  const state = stateIn(body, mode);
  const ending = endingOf(state);
  if (!isSuccess(response)) return ending ?? refused(operation, response);
  // What redirects to the result was followed already. What is redirected for another reason tells its state.
  const mayBeResult = status !== 202 && !isNothing && !isAnswerOf(response, url);
  if (mayBeResult && (typeof state !== 'string' || isFromResource(operation, response))) return 'arrived';
  if (typeof state === 'string')
    return ending === 'succeeded' && mode === 'resource'
      ? 'arrived'
      : (ending ?? (isUnknown(state) ? 'unknown' : 'pending'));
  if (status === 202) return 'pending';
  if (status !== 204 && (!isRecord(body) || state !== undefined)) throw unreadable(operation, response);
  return mode === 'resource' ? 'arrived' : 'succeeded';
}

function isFromResource({ original, location, resourceLocation }: Operation, response: HttpResponse): boolean {
  return [original, location, resourceLocation].some(
    (address) => address !== undefined && isAnswerOf(response, address),
  );
}

/** A refusal is the failure of the job, or of the asking, as where it says that the job goes on. */
function refused(operation: Operation, response: HttpResponse): 'failed' {
  const { status, body } = response;
  if (operation.mode === 'final') throw withoutResource(operation, response);
  const isOfTheAsking = ofTheAsking.includes(status) || typeof stateIn(body, operation.mode) === 'string';
  if (status >= 400 && status <= 499 && !isOfTheAsking) return 'failed';
  const said = describeExchange('GET', operation.url, response);
  const problem = `the poll failed, not the job, which may go on: ${said}; tolerateErrors asks again after such an answer`;
  throw new OperationError('status-refused', problem, response);
}

function withoutResource({ url }: Operation, response: HttpResponse): OperationError {
  const said = describeExchange('GET', url, response);
  const problem = `the job succeeded, but ${said} in place of its resource; get it later, or tell its address by finalUrl`;
  return new OperationError('resource-refused', problem, response);
}

function unreadable({ url }: Operation, response: HttpResponse): OperationError {
  const said = describeExchange('GET', url, response);
  const problem =
    `the poll failed, not the job, which may go on: ${said}, which is no JSON that tells a state; ` +
    'tell what it means by state, or ask again after such an answer by tolerateErrors';
  return new OperationError('status-unreadable', problem, response);
}
