import type { BodyTooLargeError } from './bodyTooLargeError.js';
import type { DurationSyntaxError } from './durationSyntaxError.js';
import type { FilterSyntaxError } from './filterSyntaxError.js';
import type { NetworkError } from './networkError.js';
import type { OperationError } from './operationError.js';
import type { PlanError } from './planError.js';
import { brand } from './pollError.js';
import type { PollExhaustedError } from './pollExhaustedError.js';
import type { PollFailedError } from './pollFailedError.js';
import type { PollTimeoutError } from './pollTimeoutError.js';
import type { SchemaError } from './schemaError.js';
import type { ServerDelayError } from './serverDelayError.js';
import type { UnknownStateError } from './unknownStateError.js';

/** Every error of this package; `kind` tells them apart. */
export type AnyPollError =
  | BodyTooLargeError
  | DurationSyntaxError
  | FilterSyntaxError
  | NetworkError
  | OperationError
  | PlanError
  | PollExhaustedError
  | PollFailedError
  | PollTimeoutError
  | SchemaError
  | ServerDelayError
  | UnknownStateError;

/**
 * Tells errors of this package from others, whichever copy of the package made them.
 *
 * @example
 * ```ts
 * import { isPollError, parseDuration } from 'rxpoll';
 *
 * try {
 *   parseDuration('ten seconds');
 * } catch (error) {
 *   isPollError(error) && error.kind; // => 'syntax'
 * }
 * ```
 *
 * @param error Anything.
 * @returns Whether it is an error of this package; its type is then {@link AnyPollError}.
 */
export function isPollError(error: unknown): error is AnyPollError {
  return typeof error === 'object' && error !== null && (error as Readonly<Record<symbol, unknown>>)[brand] === true;
}
