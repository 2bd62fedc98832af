import type { HttpResponse } from '../httpResponse.js';
import { addressToFollow } from './addressToFollow.js';
import type { Operation, OperationRules } from './operation.js';
import { baseOf } from './isAnswerOf.js';

/** Where an answer says that an operation is to be followed, and what will be answered there. */
export type Monitor = Pick<Operation, 'mode' | 'url'>;

/**
 * Finds where an answer says to ask about its operation: in `Operation-Location`, else `Azure-AsyncOperation`, else, where it
 * is 202, `Location` or `Content-Location`, as FHIR has it; or as the user says.
 *
 * @param asked The address that was asked.
 * @param mode In which mode the operation is followed already, which it stays in; none before.
 * @throws OperationError if that is no address of http.
 */
export function monitorIn(
  response: HttpResponse,
  asked: string,
  { monitor }: OperationRules,
  mode?: Operation['mode'],
): Monitor | undefined {
  const base = baseOf(response, asked);
  const at = (address: string | URL | undefined, mode: Operation['mode']): Monitor | undefined =>
    address === undefined ? undefined : { mode, url: addressToFollow(address, base, response) };
  if (monitor) return at(monitor(response), 'operation');
  const told = mode === 'location' ? undefined : fieldIn(response, 'operation-location', 'azure-asyncoperation');
  if (told !== undefined || response.status !== 202) return at(told, 'operation');
  return at(fieldIn(response, 'location', 'content-location'), 'location');
}

/** The first of some header fields that is there. */
export function fieldIn({ headers }: HttpResponse, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = headers.get(name);
    if (value) return value;
  }
  return undefined;
}
