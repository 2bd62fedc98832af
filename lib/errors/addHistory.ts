import { isPollError } from './isPollError.js';
import type { PollHistory } from './pollError.js';

/**
 * Completes an error of an attempt that ends a poll: it learns what the poll had seen.
 *
 * Others are left as they are: what is no error of this package, what has a history already, and what cannot be changed.
 */
export function addHistory(error: unknown, { attempts, last, tally }: PollHistory): void {
  if (!isPollError(error) || error.attempts > 0 || !Object.isExtensible(error)) return;
  Object.assign(error, { attempts, last: last?.error === error ? undefined : last, tally });
}
