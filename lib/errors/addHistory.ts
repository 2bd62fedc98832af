import { isPollError } from './isPollError.js';
import type { PollHistory } from './pollError.js';

/** Completes an error of an attempt that ends a poll: it learns what the poll had seen. Other errors are left as they are. */
export function addHistory(error: unknown, { attempts, last, tally }: PollHistory): void {
  if (isPollError(error)) Object.assign(error, { attempts, last, tally });
}
