import { isRecord } from './options.js';

/**
 * Checks that an operator is given attempts. The types allow no other order of the operators; plain JavaScript does.
 *
 * @throws TypeError if the value is none.
 */
export function assertAttempt(owner: string, value: unknown): void {
  if (isRecord(value) && ('response' in value || 'error' in value)) return;
  throw new TypeError(`${owner}: its source must give attempts; put backoffSchedule() before it`);
}
