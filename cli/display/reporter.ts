import type { Teller } from '../poll/teller.js';

/** Tells a person what happens. */
export interface Reporter extends Teller {
  /** Something beside the poll. */
  say(text: string): void;
  /** The poll has its answer. */
  matched(): void;
  /** The poll went wrong; a line for each thing that is wrong. */
  failed(lines: readonly string[]): void;
}
