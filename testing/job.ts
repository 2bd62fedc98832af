/** A job of {@link startJobServer}, as it is written in JSON. */
export interface Job {
  /** Identifier: the last part of the job's address. */
  readonly id: string;
  /** Where the job stands. The last three are final. */
  readonly status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  /** Percent done. */
  readonly progress: number;
  /** What came of it, once it is completed. */
  readonly result?: { readonly report: string };
  /** What went wrong, once it has failed. */
  readonly error?: { readonly message: string };
}

/** How a job ends, if nobody cancels it. */
export type JobOutcome = 'completed' | 'failed';

/** What goes wrong on the way: an answer of 503 with `Retry-After`, or a connection that is lost before the answer. */
export type JobFault = 'unavailable' | 'dropped';

/** A job at work: queued, then one step further each time it advances, then ended. */
export class JobRun {
  private advances = 0;
  private isCancelled = false;

  constructor(
    private readonly id: string,
    private readonly outcome: JobOutcome,
    private readonly steps: readonly number[],
  ) {}

  get isFinal(): boolean {
    return this.isCancelled || this.advances > this.steps.length + 1;
  }

  advance(): void {
    if (!this.isFinal) this.advances++;
  }

  cancel(): void {
    if (!this.isFinal) this.isCancelled = true;
  }

  toJSON(): Job {
    const { id, outcome, steps, advances } = this;
    const progress = steps[Math.min(advances - 2, steps.length - 1)] ?? 0;
    if (this.isCancelled) return { id, status: 'cancelled', progress };
    if (!this.isFinal) return { id, status: advances < 2 ? 'queued' : 'running', progress };
    if (outcome === 'failed') return { id, status: 'failed', progress, error: { message: 'the disk is full' } };
    return { id, status: 'completed', progress: 100, result: { report: `/reports/${id}` } };
  }
}
