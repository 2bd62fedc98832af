/** What the server says about a job. */
export interface Job {
  readonly id: string;
  readonly status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  /** Percent done. */
  readonly progress: number;
  /** What came of it, once it is completed. */
  readonly result?: { readonly report: string };
  /** What went wrong, once it has failed. */
  readonly error?: { readonly message: string };
}
