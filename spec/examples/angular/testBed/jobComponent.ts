import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { JobComponent } from '../../../../examples/angular/src/jobs/job.component.js';
import { settle, useJobServer } from './jobServer.js';

describe('JobComponent', () => {
  const server = useJobServer();
  let fixture: ComponentFixture<JobComponent>;
  let element: HTMLElement;

  beforeEach(() => {
    fixture = TestBed.createComponent(JobComponent);
    fixture.componentRef.setInput('id', '7');
    element = fixture.nativeElement as HTMLElement;
    document.body.append(element); // or nothing takes the focus
    fixture.autoDetectChanges();
    settle();
  });
  afterEach(() => {
    fixture.destroy();
    element.remove();
  });

  const text = (selector: string): string =>
    element.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const progress = (): number | undefined => element.querySelector('progress')?.value;
  const press = (name: string): void => {
    expect(text('button')).toBe(name);
    element.querySelector('button')?.click();
    settle();
  };

  it('is queued until it hears of the job', () => {
    expect([text('[role=status]'), text('.detail'), progress()]).toEqual(['Job 7: Queued', 'Asking …', 0]);
    server.answer({ status: 'completed' });
  });

  it('shows how far the job is, and when the next attempt is due', () => {
    server.answer({ status: 'queued', progress: 0 });
    server.pass(1_000);
    server.answer({ status: 'running', progress: 40 });

    expect([text('[role=status]'), text('.progress'), progress()]).toEqual(['Job 7: Running', '40%', 40]);
    expect(text('.detail')).toBe('Next attempt in 2 s 2 attempts');
    server.pass(500);

    expect(text('.detail')).toBe('Next attempt in 1 s 2 attempts');
    server.pass(1_000);

    expect(text('.detail')).toBe('Asking … 2 attempts');
    server.answer({ status: 'completed' });
  });

  it('shows what came of the job, and asks no more', () => {
    server.answer({ status: 'completed', progress: 100, result: { report: '/reports/7' } });
    server.pass(60_000);

    expect([text('[role=status]'), text('.detail'), text('button')]).toEqual([
      'Job 7: Completed',
      'Its report is at /reports/7 1 attempt',
      '',
    ]);
  });

  it('shows why the job has failed', () => {
    server.answer({ status: 'failed', progress: 90, error: { message: 'the disk is full' } });

    expect([text('[role=status]'), text('.detail'), text('button')]).toEqual([
      'Job 7: Failed',
      'The server says: the disk is full 1 attempt',
      '',
    ]);
  });

  it('stops asking when it is cancelled, keeps what it knows, and tells the server', () => {
    server.answer({ status: 'running', progress: 40 });
    server.pass(1_000);
    const inFlight = server.request();
    press('Cancel');

    expect(inFlight.cancelled).toBe(true);
    expect(server.request().request.method).toBe('DELETE');
    server.pass(60_000);

    expect([text('[role=status]'), progress(), text('button')]).toEqual(['Job 7: Cancelled', 40, '']);
  });

  it('moves the focus from a button that goes', () => {
    server.answer({ status: 'running' });
    press('Cancel');

    expect(document.activeElement?.textContent).toBe('Job 7');
    server.request();
  });

  it('asks on when the server does not take the cancellation', () => {
    server.answer({ status: 'running', progress: 40 });
    press('Cancel');
    server.refuse(500);

    expect(text('[role=alert]')).toBe('The server did not take the cancellation. The job goes on.');
    server.answer({ status: 'completed', progress: 100 });

    expect(text('[role=status]')).toBe('Job 7: Completed');
  });

  it('says that there is no answer, and asks again when told', () => {
    server.answer({ status: 'running', progress: 40 });
    server.pass(1_000);
    server.refuse(404);
    server.pass(1_500);
    server.refuse(404);

    expect([text('[role=status]'), text('.detail'), progress()]).toEqual([
      'Job 7: No answer',
      'The server does not know this job 2 attempts',
      40,
    ]);
    press('Ask again');
    server.answer({ status: 'completed', progress: 100 });

    expect([text('[role=status]'), text('button')]).toEqual(['Job 7: Completed', '']);
  });

  it('asks about another job when it is given one', () => {
    const first = server.request();
    fixture.componentRef.setInput('id', '8');
    settle();

    expect([first.cancelled, server.request().request.url]).toEqual([true, '/jobs/8']);
  });

  it('stops asking when it is destroyed', () => {
    const request = server.request();
    fixture.destroy();

    expect(request.cancelled).toBe(true);
  });
});
