import type { HttpResponse } from '../httpResponse.js';
import { addressToFollow } from './addressToFollow.js';
import { baseOf, isAnswerOf } from './isAnswerOf.js';
import type { Operation, OperationRules, OperationStep } from './operation.js';

/**
 * Decides where the resource of an operation is that has succeeded: elsewhere, or in the answer that said so.
 *
 * @throws OperationError if it is to be at what is no address of http.
 */
export function afterSuccess(operation: Operation, response: HttpResponse, rules: OperationRules): OperationStep {
  const address = finalUrl(operation, response, rules);
  if (address === undefined) return { next: 'done' };
  const url = addressToFollow(address, baseOf(response, operation.url), response);
  const wasRedirectedThere = !isAnswerOf(response, operation.url) && isAnswerOf(response, url);
  const isHere = url === operation.url || (operation.mode === 'location' && wasRedirectedThere);
  return isHere ? { next: 'done' } : { next: 'get', operation: { ...operation, mode: 'final', url } };
}

function finalUrl(
  { mode, method, original, location, resourceLocation = location }: Operation,
  response: HttpResponse,
  { finalUrl }: OperationRules,
): string | URL | undefined {
  if (typeof finalUrl === 'function') return finalUrl(response);
  if (finalUrl === 'operation') return undefined;
  if (finalUrl === 'location' && resourceLocation !== undefined) return resourceLocation;
  if (finalUrl === 'original' || method === 'PUT') return original;
  if (method === 'DELETE' || mode === 'location') return undefined;
  return resourceLocation ?? (method === 'PATCH' ? original : undefined);
}
