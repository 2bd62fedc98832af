import { Component, inject, signal } from '@angular/core';
import { JobComponent } from './job.component.js';
import { JobsService } from './jobs.service.js';

/** Submits jobs, and lists them, the latest first. */
@Component({
  selector: 'app-jobs',
  imports: [JobComponent],
  templateUrl: './jobs.component.html',
  styleUrl: './jobs.component.css',
})
export class JobsComponent {
  private readonly jobs = inject(JobsService);

  protected readonly ids = signal<readonly string[]>([]);
  protected readonly note = signal('');

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.jobs.submit(form.get('outcome') === 'failed' ? 'failed' : 'completed').subscribe({
      next: ({ id }) => {
        this.ids.update((ids) => [id, ...ids]);
        this.note.set(`Job ${id} is submitted.`);
      },
      error: () => this.note.set('The job was not submitted. Is the server there?'),
    });
  }
}
