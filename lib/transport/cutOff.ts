import type { Unsubscribable } from 'rxjs';
import { summaryOf } from './outgoingRequest.js';
import type { RequestSummary } from './requestSummary.js';
import type { HttpRequest } from './transport.js';

/** What was under way when it was unsubscribed. */
export interface Cut {
  /** The request in flight, if there was one. */
  request: RequestSummary | undefined;
  /** Whether it was a poll, be it during an attempt or a wait. */
  isPoll: boolean;
  /** Who watched the polls that were unsubscribed, and is to be told what error that ends in. */
  watches?: ((error: unknown) => void)[];
}

let current: Cut | undefined;

/** Tells that a request was in flight when it was unsubscribed. */
export function reportCutRequest(request: HttpRequest): void {
  if (current) current.request = summaryOf(request);
}

/** Tells that a poll was unsubscribed. Gives what was cut off, if that is why. */
export function reportCutPoll(): Cut | undefined {
  if (current) current.isPoll = true;
  return current;
}

/**
 * Unsubscribes, and tells in `cut` what this cut off.
 *
 * Unsubscribing is synchronous all the way up, so all that is cut off reports within the call, whatever operators stand
 * between.
 */
export function cutOff(subscription: Unsubscribable, cut: Cut): void {
  const outer = current;
  current = cut;
  try {
    subscription.unsubscribe();
  } finally {
    current = outer;
  }
}
