import { TestBed } from '@angular/core/testing';
import { isPollError } from 'rxpoll';
import type { Job } from '../../../../examples/angular/src/jobs/job.js';
import { JobsService } from '../../../../examples/angular/src/jobs/jobs.service.js';
import { useJobServer } from './jobServer.js';

describe('JobsService', () => {
  const server = useJobServer();

  /** What a watcher of a job sees: states, and how it ends. */
  const watch = (): { readonly seen: readonly unknown[]; readonly stop: () => void } => {
    const seen: unknown[] = [];
    const subscription = TestBed.inject(JobsService)
      .watch('7')
      .subscribe({
        next: ({ response, error }) => seen.push(error ? 'lost' : response.body?.status),
        error: (error: unknown) => seen.push(isPollError(error) ? error.kind : error),
        complete: () => seen.push('complete'),
      });
    return { seen, stop: () => subscription.unsubscribe() };
  };

  it('submits a job', () => {
    const submitted: Job[] = [];
    TestBed.inject(JobsService)
      .submit('failed')
      .subscribe((job) => submitted.push(job));
    const request = server.request();
    request.flush({ id: '7', status: 'queued', progress: 0 });

    expect([request.request.method, request.request.url, request.request.body]).toEqual([
      'POST',
      '/jobs',
      { outcome: 'failed' },
    ]);
    expect(submitted).toEqual([{ id: '7', status: 'queued', progress: 0 }]);
  });

  it('cancels a job', () => {
    TestBed.inject(JobsService).cancel('7').subscribe();
    const { request } = server.request();

    expect([request.method, request.url]).toEqual(['DELETE', '/jobs/7']);
  });

  for (const status of ['completed', 'cancelled'] as const) {
    it(`asks about a job, less and less often, until it is ${status}`, () => {
      const { seen } = watch();
      server.answer({ status: 'queued' });
      server.pass(1_000);
      server.answer({ status: 'running' });
      server.pass(1_500);
      server.answer({ status });
      server.pass(60_000);

      expect(seen).toEqual(['queued', 'running', status, 'complete']);
    });
  }

  it('sends every attempt through the interceptors', () => {
    watch();
    const first = server.request();
    first.flush({ status: 'running' });
    server.pass(1_000);
    const second = server.request();

    expect([first, second].map(({ request }) => request.headers.get('x-client'))).toEqual(['jobs-page', 'jobs-page']);
    second.flush({ status: 'completed' });
  });

  it('asks again at once for what a server in trouble has refused, as it says', () => {
    const { seen } = watch();
    server.refuse(503, { 'retry-after': '40' });
    server.pass(39_999);

    expect(seen).toEqual([]);
    server.pass(1);
    server.answer({ status: 'completed' });

    expect(seen).toEqual(['completed', 'complete']);
  });

  it('errors when the job has failed', () => {
    const { seen } = watch();
    server.answer({ status: 'failed' });

    expect(seen).toEqual(['failed', 'failed']);
  });

  it('survives an attempt that is lost', () => {
    const { seen } = watch();
    server.refuse(404);
    server.pass(1_000);
    server.answer({ status: 'completed' });

    expect(seen).toEqual(['lost', 'completed', 'complete']);
  });

  it('errors with what the server says twice of a job that it does not know', () => {
    const { seen } = watch();
    server.refuse(404);
    server.pass(1_000);
    server.refuse(404);

    expect(seen).toEqual(['lost', jasmine.objectContaining({ name: 'HttpErrorResponse', status: 404 })]);
  });

  it('gives up after five minutes', () => {
    const { seen } = watch();
    const request = server.request();
    server.pass(5 * 60_000);

    expect([seen, request.cancelled]).toEqual([['timeout'], true]);
  });

  it('aborts the request when nobody watches any more', () => {
    const { stop } = watch();
    const request = server.request();
    stop();

    expect(request.cancelled).toBe(true);
  });
});
