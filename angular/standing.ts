import type { ResourceStatus } from '@angular/core';
import type { Attempt } from '../lib/attempt.js';
import { describeError } from '../lib/errors/describeError.js';
import { isRecord } from '../lib/options.js';

/** What a resource has as its value: the body of an answer of HTTP; any other answer itself. */
export type PollValue<R> = R extends { readonly body: infer B } ? Exclude<B, null> : R;

/** How a resource stands. */
export interface Standing<R> {
  readonly status: ResourceStatus;
  readonly value: PollValue<R> | undefined;
  readonly attempt: Attempt<R> | undefined;
  readonly error: Error | undefined;
  readonly isPolling: boolean;
}

const nothing = { value: undefined, attempt: undefined, error: undefined };

/** There is nothing to ask for. */
export const idle: Standing<never> = { ...nothing, status: 'idle', isPolling: false };
/** A poll begins. */
export const loading: Standing<never> = { ...nothing, status: 'loading', isPolling: true };

/** A poll begins anew for what was asked for before. */
export function reloading<R>(now: Standing<R>): Standing<R> {
  return { ...now, status: 'reloading', error: undefined, isPolling: true };
}

export function attempted<R>(now: Standing<R>, attempt: Attempt<R>): Standing<R> {
  return { ...now, status: 'resolved', attempt, value: valueOf(attempt, now.value) };
}

/** What was seen stays: an error ends the poll, and takes no answer back. */
export function failed<R>(now: Standing<R>, error: unknown): Standing<R> {
  return { ...now, status: 'error', error: errorOf(error), isPolling: false };
}

/** Who completes a poll without an attempt has stopped it. */
export function completed<R>(now: Standing<R>): Standing<R> {
  return { ...now, status: 'resolved', isPolling: false };
}

/** What an error page says is no value. */
function valueOf<R>(attempt: Attempt<R>, previous: PollValue<R> | undefined): PollValue<R> | undefined {
  if (!('response' in attempt)) return previous;
  const { response } = attempt;
  if (!isRecord(response) || !('body' in response)) return response as PollValue<R>;
  const { status, body } = response;
  if (typeof status === 'number' && !is2xx(status)) return previous;
  return (body ?? undefined) as PollValue<R> | undefined;
}

/** Whether a status says that all went well. */
export function is2xx(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Those of `HttpClient` are errors in all but their prototype. */
function errorOf(error: unknown): Error {
  if (error instanceof Error || (isRecord(error) && 'message' in error && 'name' in error)) return error as Error;
  return new Error(describeError(error), { cause: error });
}
