/** A job, as the list of this run names it. */
export interface ListedJob {
  readonly id: string;
  readonly name: string;
  readonly queue: string;
  /** What is special about the queue. */
  readonly trait: string;
  /** Where to ask about the job. */
  readonly url: string;
}

/** What the API answers about a job. */
export interface Job {
  readonly status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  /** Percent done. */
  readonly progress: number;
  readonly error?: { readonly message: string };
}

/** Whether nothing more comes of a job. */
export function isOver(job: Job | null): boolean {
  return job?.status === 'completed' || job?.status === 'failed' || job?.status === 'cancelled';
}

/** Lists the jobs of this run; the first that asks starts it. */
export async function listJobs(): Promise<readonly ListedJob[]> {
  const response = await fetch('/api/jobs');
  if (!response.ok) throw new Error(`The list of jobs did not come: ${String(response.status)}`);
  return (await response.json()) as readonly ListedJob[];
}

/** Starts over, with a new run of all jobs. */
export async function startOver(): Promise<void> {
  await fetch('/api/jobs', { method: 'POST' });
}
