import type { PlanError } from '../lib/errors/planError.js';
import { fault } from './fault.js';

/** A part of a condition, compiled. */
export type Evaluate = (run: Run) => unknown;

/** A function in a condition, compiled. */
export type Callable = (run: Run, parameters: readonly unknown[]) => unknown;

/** Steps that a run may take: a few tenths of a second of the slowest work, and enough for a large body. */
const maxSteps = 1_000_000;

/** Characters that are read or written in one step. */
const charactersPerStep = 32;

/** One run of a condition: what it has named, and what it has spent. */
export class Run {
  /** Values of the names. A condition cannot recurse, so each name has one. */
  readonly slots: unknown[] = [];
  private place = 0;
  private steps = 0;

  constructor(private readonly text: string) {}

  /** Takes a step at a place in the text. */
  step(place: number): this {
    this.place = place;
    this.spend(1);
    return this;
  }

  /**
   * Pays for work, before it is done.
   *
   * @throws PlanError if the run has no more to spend.
   */
  spend(steps: number): void {
    this.steps += steps;
    if (this.steps <= maxSteps) return;
    throw this.fault(`takes more than ${String(maxSteps)} steps; look at a smaller part of the response`);
  }

  /** Pays for characters that are read or written. */
  spendOnText(length: number): void {
    this.spend(length / charactersPerStep);
  }

  /** The error of what goes wrong at the last step. */
  fault(problem: string): PlanError {
    return fault(this.text, this.place, problem);
  }
}
