import { PollError } from './pollError.js';

/** Thrown at once for a filter that is not well-formed. */
export class FilterSyntaxError extends PollError {
  override readonly name = 'FilterSyntaxError';
  readonly kind = 'syntax';

  /**
   * @param path Place of the fault in the filter, such as `headers.etag[0]`; empty for the filter itself.
   * @param problem What is wrong with it, and what would be right.
   */
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path === '' ? 'filter' : path}: ${problem}`);
  }
}
