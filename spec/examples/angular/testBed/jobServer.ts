import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { TestRequest } from '@angular/common/http/testing';
import { NgZone, provideZoneChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { clientInterceptor } from '../../../../examples/angular/src/client.interceptor.js';
import type { Job } from '../../../../examples/angular/src/jobs/job.js';

/** Stands in for the server, by `provideHttpClientTesting`, and moves the time. */
export class JobServer {
  /** Answers the one request that is in flight. */
  answer(job: Partial<Job>, status = job.status === 'completed' ? 200 : 202): void {
    this.request().flush({ id: '7', ...job }, { status, statusText: 'as it is' });
    settle();
  }

  /** Answers with an error. */
  refuse(status: number, headers: Record<string, string> = {}): void {
    this.request().flush('no', { status, statusText: 'Refused', headers });
    settle();
  }

  /** The one request that is in flight. */
  request(): TestRequest {
    return TestBed.inject(HttpTestingController).expectOne((request) => request.url.startsWith('/jobs'));
  }

  /** Lets time go by. */
  pass(duration: number): void {
    jasmine.clock().tick(duration);
    settle();
  }
}

/** Runs effects and change detection now: as an event would, in Angular's zone where there is one. */
export function settle(): void {
  TestBed.inject(NgZone).run(() => TestBed.tick());
}

/** A server for the specs of a suite, on a clock that stands still; all that is asked has to be answered. */
export function useJobServer(): JobServer {
  beforeEach(() => {
    jasmine.clock().install().mockDate();
    TestBed.configureTestingModule({
      providers: [
        'Zone' in globalThis ? provideZoneChangeDetection() : [],
        provideHttpClient(withInterceptors([clientInterceptor])),
        provideHttpClientTesting(),
      ],
    });
  });
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify({ ignoreCancelled: true });
    jasmine.clock().uninstall();
  });
  return new JobServer();
}
