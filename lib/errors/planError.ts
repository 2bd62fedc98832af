import { clip } from '../show.js';
import { PollError } from './pollError.js';

/** One thing that is wrong with a plan. */
export interface PlanFault {
  /** Where it is, such as `schedule.initialDelay` or `until.status[0]`; empty for the whole. */
  readonly path: string;
  /** What is wrong with it, and what would be right. */
  readonly problem: string;
}

/** Thrown at once for a plan, or parameters of another service, that are not well-formed: tells every fault, with its path. */
export class PlanError extends PollError {
  override readonly name = 'PlanError';
  readonly kind = 'syntax';
  /** Where the first fault is. */
  readonly path: string;

  /**
   * @param faults What is wrong; at least one.
   * @param opening What the message begins with.
   */
  constructor(
    readonly faults: readonly PlanFault[],
    opening = 'invalid plan',
  ) {
    super(`${opening}: ${inLines(faults.map(describeFault))}`);
    this.path = faults[0]?.path ?? '';
  }
}

/** One as it is, several in lines of their own. */
function inLines(texts: readonly string[]): string {
  return texts.length === 1 ? texts.join('') : [`${String(texts.length)} faults`, ...texts].join('\n  ');
}

function describeFault({ path, problem }: PlanFault): string {
  return path === '' ? problem : `${clip(path)}: ${problem}`;
}
