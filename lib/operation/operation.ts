import type { HttpResponse } from '../httpResponse.js';

/** How an operation stands. */
export type OperationState = 'pending' | 'succeeded' | 'failed' | 'canceled';

/**
 * What is known of an operation: what is asked next, and what its answer is. An immutable value.
 *
 * Addresses are absolute, and as they are sent: they may hold credentials.
 */
export interface Operation {
  /**
   * What the answer will be: `'operation'` a status, with the state in its body; `'location'` the result, which is pending
   * while the status code is 202; `'resource'` the resource, with its `provisioningState`; `'final'` the resource of an
   * operation that has succeeded.
   */
  readonly mode: 'operation' | 'location' | 'resource' | 'final';
  /** Method of the request that submitted it. */
  readonly method: string;
  /** Address of that request. */
  readonly original: string;
  /** What to ask next. */
  readonly url: string;
  /** What `Location` said last, if it did. */
  readonly location: string | undefined;
  /** What `resourceLocation` of a status said last, if it did. */
  readonly resourceLocation: string | undefined;
}

/** What follows from an answer: ask again by the schedule, get the resource at once, or the end. */
export type OperationStep =
  | {
      readonly next: 'poll' | 'get';
      readonly operation: Operation;
      /** The word for the state that is not known, and so is taken to be pending. */
      readonly unknown?: string;
    }
  | { readonly next: 'done' }
  | { readonly next: 'failed'; readonly outcome: 'failed' | 'cancelled' };

/** What a user decides of how operations are followed. */
export interface OperationRules {
  /**
   * Tells where to ask about the operation, in place of the header fields; `undefined` where an answer does not tell. It may
   * be relative to the address that answered. The state is looked for in `status` of the body; an API with other words needs
   * `state`.
   */
  readonly monitor?: (response: HttpResponse) => string | URL | undefined;
  /**
   * Tells the state of an answer (2xx) that says it in words of its own; `undefined` leaves it to the usual rules, by which it
   * is looked for in `status` of the body: an API with other words needs this.
   */
  readonly state?: (response: HttpResponse) => OperationState | undefined;
  /**
   * Where the resource is, once the operation has succeeded: at the address of the submit, at `resourceLocation` or
   * `Location`, or in the answer that said so. A function tells the address, of that answer; `undefined` where the answer is
   * the resource.
   *
   * By default, and for `'location'` where the server tells none, it is the address of the submit after a `PUT`; the answer
   * after a `DELETE`; `resourceLocation`, `Location`, or else the address of the submit after a `PATCH`; and after others the
   * same, or else the answer.
   */
  readonly finalUrl?: 'original' | 'location' | 'operation' | ((response: HttpResponse) => string | URL | undefined);
}

/** The step after the end of an operation that did not succeed. */
export function failedAs(state: 'failed' | 'canceled'): OperationStep {
  return { next: 'failed', outcome: state === 'failed' ? 'failed' : 'cancelled' };
}
