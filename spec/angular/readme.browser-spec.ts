import { setUp } from './testBed.js';
import { HttpClient, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { backoffSchedule, takeUntilMatch, timeoutAfter, whenHidden } from 'rxpoll';
import type { Checkpoint } from 'rxpoll';
import { pollResource } from 'rxpoll/angular';

interface Job {
  readonly status: 'running' | 'completed' | 'failed';
}

// Both classes stand in README.md, line for line: spec/examples/readme.node-spec.ts looks.

class JobsService {
  private readonly http = inject(HttpClient);

  watch(id: string, from?: Checkpoint) {
    return this.http.get<Job>(`/jobs/${id}`, { observe: 'response' }).pipe(
      backoffSchedule({ initialDelay: '1s', maxDelay: '10s', pauseWhile: whenHidden(), from }), // + ask again
      takeUntilMatch({ body: { status: ['completed'] } }, { failOn: { body: { status: ['failed'] } } }), // + until it is done
      timeoutAfter('5m'), // + or takes too long
    );
  }
}

class JobComponent {
  readonly id = signal('42');
  private readonly jobs = inject(JobsService);
  readonly job = pollResource({
    id: 'job',
    params: () => this.id(),
    poll: ({ params: id, from }) => this.jobs.watch(id, from),
  });
}

describe('Angular in README.md', () => {
  it('polls by a service, and shows it by signals', () => {
    setUp(provideHttpClient(), provideHttpClientTesting(), { provide: JobsService, useClass: JobsService });
    const { job } = TestBed.runInInjectionContext(() => new JobComponent());
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne('/jobs/42').flush({ status: 'running' });

    expect(job.value()).toEqual({ status: 'running' });
    expect([job.attempt()?.number, job.attempt()?.nextDelay, job.isPolling()]).toEqual([1, 1_000, true]);
  });
});
