import { JobRun } from '../../testing/job.js';

describe('JobRun', () => {
  const states = (job: JobRun, count: number): unknown[] =>
    Array.from({ length: count }, () => {
      job.advance();
      const { status, progress } = job.toJSON();
      return [status, progress, job.isFinal];
    });

  it('is queued, then goes through its steps, then is completed for good', () => {
    const job = new JobRun('7', 'completed', [25, 60]);

    expect(job.toJSON()).toEqual({ id: '7', status: 'queued', progress: 0 });
    expect(states(job, 5)).toEqual([
      ['queued', 0, false],
      ['running', 25, false],
      ['running', 60, false],
      ['completed', 100, true],
      ['completed', 100, true],
    ]);
    expect(job.toJSON().result).toEqual({ report: '/reports/7' });
  });

  it('fails after its last step when told to', () => {
    const job = new JobRun('7', 'failed', [25]);

    expect(states(job, 3).at(-1)).toEqual(['failed', 25, true]);
    expect(job.toJSON().error).toEqual({ message: 'the disk is full' });
  });

  it('goes without steps', () => {
    expect(states(new JobRun('7', 'failed', []), 2)).toEqual([
      ['queued', 0, false],
      ['failed', 0, true],
    ]);
  });

  it('is cancelled where it stands, unless it has ended', () => {
    const running = new JobRun('7', 'completed', [25]);
    states(running, 2);
    running.cancel();
    expect(states(running, 1)).toEqual([['cancelled', 25, true]]);

    const ended = new JobRun('8', 'completed', []);
    states(ended, 2);
    ended.cancel();
    expect(ended.toJSON().status).toBe('completed');
  });
});
