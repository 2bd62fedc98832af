import { PollError } from './pollError.js';

/** Thrown at once for what is not a duration. */
export class DurationSyntaxError extends PollError {
  override readonly name = 'DurationSyntaxError';
  readonly kind = 'syntax';

  /**
   * @param path Name of the option or parameter.
   * @param problem What is wrong with it, and what would be right.
   */
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path}: ${problem}`);
  }
}
