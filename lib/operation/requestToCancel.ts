import type { Attempt } from '../attempt.js';
import type { HttpResponse } from '../httpResponse.js';
import type { PollHttpOptions } from '../transport/exchangePlan.js';
import type { RequestInitLike } from '../transport/readRequest.js';
import { addressToFollow } from './addressToFollow.js';
import type { Operation } from './operation.js';
import { requestTo } from './requestTo.js';
import type { OperationRequest, Submitted } from './requestTo.js';
import { without } from './without.js';

/** An operation that nobody waits for any more. */
export interface AbandonedOperation {
  /** Where its status is asked for. It may hold credentials. */
  readonly url: string;
  /** Where its resource will be, if the server has said so. */
  readonly resource: string | undefined;
  /** The last attempt. */
  readonly last: Attempt | undefined;
}

/** The request that cancels an operation: what `fetch` takes, and its address. */
export interface CancelRequest extends RequestInitLike {
  /**
   * Its address, which may be relative to where the status is asked for.
   * @defaultValue where the status is asked for; nothing is sent where that is the resource itself
   */
  readonly url?: string | URL;
  /** @defaultValue 'DELETE' */
  readonly method?: string;
}

/** What to send when an operation is abandoned; a function may look at it first, and send nothing. */
export type CancelRule = CancelRequest | ((operation: AbandonedOperation) => CancelRequest | undefined);

/** A request, and what it takes over from the submit, which goes behind what it has itself. */
export interface CancelExchange {
  readonly request: RequestInitLike & Pick<OperationRequest, 'url'> & { readonly method: string };
  readonly options: PollHttpOptions;
}

/**
 * Makes the request that cancels an operation, while there is something to cancel.
 *
 * Where the server has told no address to ask at, the address of the status is that of the resource itself, which a `DELETE`
 * would destroy: it is sent to nothing but an address that the user tells.
 *
 * @param answer What told last where to ask about it.
 * @param trusted Other origins that may have the credentials of the submit.
 * @throws OperationError if it is to go to what is no address of http.
 */
export function requestToCancel(
  rule: CancelRule,
  operation: Operation,
  { last, answer }: { readonly last: Attempt | undefined; readonly answer: HttpResponse },
  submitted: Submitted,
  trusted: readonly string[],
): CancelExchange | undefined {
  const { mode, url, location, resourceLocation: resource = location } = operation;
  if (mode === 'final') return undefined;
  const asked = typeof rule === 'function' ? rule({ url, resource, last }) : rule;
  if (asked === undefined || (mode === 'resource' && asked.url === undefined)) return undefined;
  const { url: address = url, method = 'DELETE', ...own } = asked;
  const usual = requestTo(addressToFollow(address, url, answer), submitted, trusted);
  return { request: { ...own, method, url: usual.url }, options: without(usual, 'url', 'signal') };
}
