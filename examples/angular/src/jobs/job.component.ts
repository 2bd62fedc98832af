import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { Subject, switchMap, takeUntil } from 'rxjs';
import { whenOffline } from 'rxpoll';
import { pollResource } from 'rxpoll/angular';
import { describeProblem } from './describeProblem.js';
import type { Job } from './job.js';
import { JobsService } from './jobs.service.js';
import { secondsToNext } from './secondsToNext.js';

/** Where a job stands, as far as this page knows. */
type State = Job['status'] | 'lost';

const labels: Readonly<Record<State, string>> = {
  queued: 'Queued',
  running: 'Running',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  lost: 'No answer',
};

/** One job: how far it is, when it is asked about again, and what can be done. */
@Component({
  selector: 'app-job',
  templateUrl: './job.component.html',
  styleUrl: './job.component.css',
})
export class JobComponent {
  readonly id = input.required<string>();

  private readonly jobs = inject(JobsService);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly stop = new Subject<void>();
  private readonly isCancelled = signal(false);

  protected readonly poll = pollResource({
    params: () => this.id(),
    poll: ({ params: id }) => this.jobs.watch(id).pipe(takeUntil(this.stop)),
  });

  protected readonly state = computed<State>(() => {
    if (this.isCancelled()) return 'cancelled';
    const status = this.poll.value()?.status ?? 'queued';
    return this.poll.error() && status !== 'failed' ? 'lost' : status;
  });
  protected readonly label = computed(() => labels[this.state()]);
  protected readonly problem = computed(() => describeProblem(this.poll.error()));
  protected readonly hasCancelFailed = signal(false);

  private readonly pending = computed(() => (this.poll.isPolling() ? this.poll.attempt() : undefined));
  protected readonly isOffline = toSignal(whenOffline());
  protected readonly secondsToNext = toSignal(toObservable(this.pending).pipe(switchMap(secondsToNext)));

  /** Stops asking at once, and tells the server; asks again if that has not heard. */
  protected cancel(): void {
    this.stop.next();
    this.isCancelled.set(true);
    this.hasCancelFailed.set(false);
    this.heading().nativeElement.focus(); // the button goes
    this.jobs.cancel(this.id()).subscribe({
      error: () => {
        this.isCancelled.set(false);
        this.hasCancelFailed.set(true);
        this.poll.reload();
      },
    });
  }

  protected askAgain(): void {
    this.heading().nativeElement.focus();
    this.poll.reload();
  }
}
