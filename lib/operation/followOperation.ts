import type { HttpResponse } from '../httpResponse.js';
import { isRecord } from '../options.js';
import { addressToFollow } from './addressToFollow.js';
import { afterSuccess } from './afterSuccess.js';
import { baseOf } from './isAnswerOf.js';
import { fieldIn, monitorIn } from './monitorIn.js';
import { failedAs } from './operation.js';
import type { Operation, OperationRules, OperationStep } from './operation.js';
import { resolved } from './resolved.js';
import { stateIn } from './stateIn.js';
import { verdictOn } from './verdictOn.js';

/**
 * Decides what follows from an answer about an operation.
 *
 * @param operation Where it stood when it was asked.
 * @throws OperationError if the answer tells no state, or the next address is none.
 */
export function followOperation(
  operation: Operation,
  response: HttpResponse,
  rules: OperationRules = {},
): OperationStep {
  const redirect = redirectIn(operation, response);
  if (redirect) return redirect;
  const verdict = verdictOn(operation, response, rules);
  if (verdict === 'arrived') return { next: 'done' };
  if (verdict === 'failed' || verdict === 'canceled') return failedAs(verdict);
  const reread = withAddresses(operation, response);
  if (verdict === 'succeeded') return afterSuccess(reread, response, rules);
  const monitor = monitorIn(response, operation.url, rules, operation.mode);
  return {
    next: 'poll',
    operation: monitor?.mode === operation.mode ? { ...reread, url: monitor.url } : reread,
    ...(verdict === 'unknown' && { unknown: String(stateIn(response.body, operation.mode)) }),
  };
}

/**
 * Where a redirect leads that was not followed, for `redirect` is `'manual'`: by `303 See Other` to the result (RFC 9110,
 * section 15.4.4), by others to where the status is.
 */
export function redirectIn(operation: Operation, response: HttpResponse): OperationStep | undefined {
  const { status } = response;
  const location = status >= 300 && status <= 399 ? fieldIn(response, 'location') : undefined;
  if (location === undefined) return undefined;
  const url = addressToFollow(location, baseOf(response, operation.url), response);
  return status === 303 // by the schedule if one leads to another, which may lead back
    ? { next: operation.mode === 'final' ? 'poll' : 'get', operation: { ...operation, mode: 'final', url } }
    : { next: 'poll', operation: { ...operation, url } };
}

/** Takes note of where an answer says that the resource is. Whether one can ask there matters only when it is asked. */
export function withAddresses(operation: Operation, response: HttpResponse): Operation {
  const base = baseOf(response, operation.url);
  const absolute = (address: string | undefined): string | undefined =>
    address === undefined ? undefined : (resolved(address, base)?.href ?? address);
  const { body } = response;
  const told = operation.mode === 'operation' && isRecord(body) ? body['resourceLocation'] : undefined;
  const found = absolute(fieldIn(response, 'location'));
  const isOwn = operation.mode === 'operation' && found === operation.url; // a status that tells where it is itself
  const location = isOwn ? operation.location : (found ?? operation.location);
  const resourceLocation = typeof told === 'string' && told !== '' ? told : operation.resourceLocation;
  return { ...operation, location, resourceLocation: absolute(resourceLocation) };
}
