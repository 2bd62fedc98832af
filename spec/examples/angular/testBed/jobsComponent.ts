import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { JobsComponent } from '../../../../examples/angular/src/jobs/jobs.component.js';
import { settle, useJobServer } from './jobServer.js';

describe('JobsComponent', () => {
  const server = useJobServer();
  let fixture: ComponentFixture<JobsComponent>;
  let element: HTMLElement;

  beforeEach(() => {
    fixture = TestBed.createComponent(JobsComponent);
    element = fixture.nativeElement as HTMLElement;
    document.body.append(element); // or its form is not submitted
    fixture.autoDetectChanges();
    settle();
  });
  afterEach(() => {
    fixture.destroy();
    element.remove();
  });

  const list = (): string[] => [...element.querySelectorAll('h3')].map(({ textContent }) => textContent);
  const note = (): string | undefined => element.querySelector('.note')?.textContent;
  const submit = (): void => element.querySelector<HTMLButtonElement>('form button')?.click();
  const accept = (id: string): void => {
    submit();
    server.answer({ id, status: 'queued', progress: 0 });
    server.answer({ id, status: 'completed', progress: 100 });
  };

  it('says that there are no jobs yet', () => {
    expect(element.querySelector('li')?.textContent).toBe('None yet. What you submit shows up here.');
  });

  it('lists what was submitted, the latest first', () => {
    accept('1');
    accept('2');

    expect(list()).toEqual(['Job 2', 'Job 1']);
    expect([note(), element.querySelector('.count')?.textContent]).toEqual(['Job 2 is submitted.', '2']);
  });

  it('submits what is chosen', () => {
    submit();
    const first = server.request();
    element.querySelector<HTMLInputElement>('[value=failed]')?.click();
    submit();
    const second = server.request();

    expect([first, second].map(({ request }) => request.body as unknown)).toEqual([
      { outcome: 'completed' },
      { outcome: 'failed' },
    ]);
  });

  it('says that a job was not submitted', () => {
    submit();
    server.refuse(500);

    expect([note(), list()]).toEqual(['The job was not submitted. Is the server there?', []]);
  });
});
