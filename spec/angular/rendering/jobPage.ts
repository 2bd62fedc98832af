import { HttpClient } from '@angular/common/http';
import { Component, DOCUMENT, inject } from '@angular/core';
import type { Type } from '@angular/core';
import { pollResource } from '../../../angular/index.js';
import { backoffSchedule, takeUntilMatch } from '../../../lib/index.js';

interface Job {
  readonly status: 'running' | 'completed';
  readonly progress: number;
}

/** A page that polls a job, and shows how it stands. Its address says which job, and how long to wait. */
export const JobPage: Type<unknown> = Component({
  selector: 'job-page',
  template: `<output>{{ job.status() }} {{ job.value()?.progress }} %, attempt {{ job.attempt()?.number }}{{ job.isPolling() ? '…' : '' }}</output>`,
})(
  class {
    private readonly http = inject(HttpClient);
    private readonly address = new URL(inject(DOCUMENT).URL);
    private readonly parameters = this.address.searchParams;
    readonly job = pollResource({
      id: 'job',
      params: () => this.parameters.get('job') ?? undefined,
      poll: ({ params, from }) =>
        this.http
          .get<Job>(`${this.address.origin}/jobs/${params}`, { observe: 'response' })
          .pipe(
            backoffSchedule(
              { strategy: 'fixed', initialDelay: this.parameters.get('delay') ?? '1s' },
              from && { from },
            ),
            takeUntilMatch({ body: { status: ['completed'] } }),
          ),
    });
  },
);
