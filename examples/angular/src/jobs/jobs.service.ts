import type { HttpResponse } from '@angular/common/http';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import {
  backoffSchedule,
  retryRequest,
  takeUntilMatch,
  timeoutAfter,
  whenEither,
  whenHidden,
  whenOffline,
} from 'rxpoll';
import type { Attempt } from 'rxpoll';
import type { Job } from './job.js';

@Injectable({ providedIn: 'root' })
export class JobsService {
  private readonly http = inject(HttpClient);

  submit(outcome: 'completed' | 'failed'): Observable<Job> {
    return this.http.post<Job>('/jobs', { outcome });
  }

  /**
   * Asks about a job until it has ended.
   *
   * An attempt that is lost with the network has an `error` and no response: the next one is held until there is a network.
   */
  watch(id: string): Observable<Attempt<HttpResponse<Job>>> {
    return this.http.get<Job>(`/jobs/${id}`, { observe: 'response' }).pipe(
      retryRequest({ maxRetries: 3 }),
      backoffSchedule({
        initialDelay: '1s',
        multiplier: 1.5,
        maxDelay: '10s',
        pauseWhile: whenEither(whenHidden(), whenOffline()),
        tolerateErrors: 1,
      }),
      takeUntilMatch({ body: { status: ['completed', 'cancelled'] } }, { failOn: { body: { status: ['failed'] } } }),
      timeoutAfter('5m'),
    );
  }

  cancel(id: string): Observable<Job> {
    return this.http.delete<Job>(`/jobs/${id}`);
  }
}
