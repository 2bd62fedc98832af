import { setUp } from './testBed.js';
import { HttpHeaders, HttpResponse } from '@angular/common/http';
import { ApplicationRef, makeStateKey, PLATFORM_ID, signal, TransferState } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { concat, NEVER, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { pollResource } from '../../angular/pollResource.js';
import type { PollResource, PollResourceContext } from '../../angular/pollResource.js';
import type { Attempt } from '../../lib/index.js';

type Poll<R> = (context: PollResourceContext<unknown>) => Observable<Attempt<R>>;

/** An attempt that has just ended, and is followed by another one after a minute. */
function attemptOf<R>(response: R, changes: Partial<Attempt<R>> = {}): Attempt<R> {
  const time = { startedAt: Date.now() - 10, duration: 10, elapsed: 10, nextDelay: 60_000, scheduledDelay: 60_000 };
  return { number: 3, response, delayReason: 'schedule', tally: { '200': 3 }, ...time, ...changes };
}

const response = new HttpResponse({
  body: { progress: 50 },
  headers: new HttpHeaders({ 'set-cookie': 'session=hidden' }),
  url: 'https://api.example.com/jobs/42?token=hidden',
});
const running$: Observable<Attempt<HttpResponse<{ progress: number }>>> = concat(of(attemptOf(response)), NEVER);

function made<R>(poll: Poll<R>, params: unknown = 42, id = 'job'): PollResource<R> {
  const resource = TestBed.runInInjectionContext(() => pollResource({ id, poll, params: () => params }));
  TestBed.tick();
  return resource;
}

/** Runs a resource on a server; gives what is in the page then. */
function rendered<R>(poll: Poll<R>): string {
  setUp({ provide: PLATFORM_ID, useValue: 'server' });
  made(poll);
  const page = TestBed.inject(TransferState).toJson();
  TestBed.resetTestingModule();
  return page;
}

/** Sets up a browser with what is in the page. */
function receive(page: string): TransferState {
  setUp({ provide: PLATFORM_ID, useValue: 'browser' });
  const state = TestBed.inject(TransferState);
  for (const [name, value] of Object.entries(JSON.parse(page) as object)) state.set(makeStateKey(name), value);
  return state;
}

/** Keeps the contexts that it is called with, and tells nothing. */
function listening(): { readonly contexts: PollResourceContext<unknown>[]; readonly poll: Poll<unknown> } {
  const contexts: PollResourceContext<unknown>[] = [];
  return { contexts, poll: (context) => (contexts.push(context), NEVER) };
}

describe('handOver', () => {
  it('gives the browser what the server has seen, and where to go on', () => {
    receive(rendered(() => running$));
    const { poll, contexts } = listening();
    const job = TestBed.runInInjectionContext(() => pollResource({ id: 'job', poll, params: () => 42 }));

    expect([job.status(), job.value(), job.isPolling()]).toEqual(['resolved', { progress: 50 }, true]); // before any effect

    TestBed.tick();
    const [context] = contexts;

    expect(context?.from).toEqual(
      jasmine.objectContaining({ attempts: 3, previousDelay: 60_000, tally: { '200': 3 } }),
    );
    expect(context?.from?.nextAt).toBeLessThanOrEqual(Date.now() + 60_000);
    expect(job.attempt()?.number).toBe(3);
  });

  it('hands over no header field, and no secret of the address', () => {
    const page = rendered(() => running$);
    receive(page);
    const handed = made<HttpResponse<unknown>>(() => NEVER).attempt()?.response;

    expect(page).not.toContain('hidden');
    expect([handed?.status, handed?.url, handed?.headers.get('set-cookie')]).toEqual([
      200,
      'https://api.example.com/jobs/42?token=********',
      null,
    ]);
  });

  it('hands over what an HttpResponse of Angular says of itself', () => {
    receive(rendered(() => running$));
    const handed = made<HttpResponse<unknown>>(() => NEVER).attempt()?.response;

    expect([handed?.ok, handed?.type]).toEqual([response.ok, response.type]);
  });

  it('begins no poll where that of the server has come to its end', () => {
    receive(rendered(() => of(attemptOf(response))));
    const { poll, contexts } = listening();
    const job = made(poll);

    expect([contexts, job.status(), job.isPolling()]).toEqual([[], 'resolved', false]);
    expect(job.reload()).toBeTrue();

    TestBed.tick();

    expect([contexts[0]?.from, job.status(), job.isPolling()]).toEqual([undefined, 'reloading', true]);
  });

  it('leaves the application stable until the next attempt', async () => {
    receive(rendered(() => running$));
    made(listening().poll);

    await expectAsync(TestBed.inject(ApplicationRef).whenStable()).toBeResolved();
  });

  it('does not wait longer than the delay, whatever the clock of the server says', () => {
    receive(rendered(() => concat(of(attemptOf(response, { startedAt: Date.now() + 3_600_000 })), NEVER)));
    const { poll, contexts } = listening();
    made(poll);

    expect(contexts[0]?.from?.nextAt).toBeLessThanOrEqual(Date.now() + 60_000);
  });

  it('begins a poll that does not ask again where the schedule had ended', () => {
    const last = attemptOf(new HttpResponse({ body: 1 }), { nextDelay: undefined });
    receive(rendered(() => concat(of(last), NEVER)));
    const { poll, contexts } = listening();
    made(poll);

    expect(contexts[0]?.from?.nextAt).toBeNull();
  });

  it('takes answers that are not of HTTP as they are', () => {
    receive(rendered(() => concat(of(attemptOf('running')), NEVER)));

    expect(made(listening().poll).value()).toBe('running');
  });

  it('is taken once', () => {
    const state = receive(rendered(() => running$));
    made(listening().poll);

    expect([state.isEmpty, made(listening().poll).status()]).toEqual([true, 'loading']);
  });

  it('is of no use for other params', () => {
    receive(rendered(() => running$));
    const { poll, contexts } = listening();
    const job = made(poll, 43);

    expect([job.status(), contexts]).toEqual(['loading', [{ params: 43, from: undefined }]]);
  });

  for (const first of [42, 43]) {
    it(`is of no use for params that come again after ${String(first)}`, () => {
      receive(rendered(() => running$));
      const { poll, contexts } = listening();
      const id = signal(first);
      const job = TestBed.runInInjectionContext(() => pollResource({ id: 'job', poll, params: id }));
      for (const next of [first, 44, 42]) {
        id.set(next);
        TestBed.tick();
      }

      expect([job.status(), contexts.length, contexts.at(-1)?.from]).toEqual(['loading', 3, undefined]);
    });
  }

  it('is of no use to a resource by another name, or without one', () => {
    receive(rendered(() => running$));

    expect(made(listening().poll, 42, 'other').status()).toBe('loading');
    expect(TestBed.runInInjectionContext(() => pollResource({ poll: () => NEVER })).status()).toBe('loading');
  });

  const failed = { number: 4, error: 'lost' } as Partial<Attempt> as Attempt;
  const losses: [string, () => Observable<Attempt>][] = [
    ['nothing has come yet', () => NEVER],
    [
      'the poll has failed',
      () =>
        concat<Attempt[]>(
          of(attemptOf(response)),
          throwError(() => 'gone'),
        ),
    ],
    ['the last attempt has failed', () => concat<Attempt[]>(of(attemptOf(response), failed), NEVER)],
  ];
  for (const [what, poll] of losses) {
    it(`hands nothing over where ${what}`, () => {
      expect(rendered(poll)).toBe('{}');
    });
  }

  it('hands nothing over where the body is no JSON', () => {
    expect(rendered(() => of(attemptOf({ status: 200, headers: null, body: { size: 1n } })))).toBe('{}');
  });

  it('hands nothing over where params are no JSON', () => {
    setUp({ provide: PLATFORM_ID, useValue: 'server' });
    made(() => running$, 42n);

    expect(TestBed.inject(TransferState).isEmpty).toBeTrue();
  });

  it('is of no use for params that are no JSON', () => {
    receive(rendered(() => running$));

    expect(made(listening().poll, 42n).status()).toBe('loading');
  });

  it('puts nothing in a browser', () => {
    const state = receive('{}');
    made(() => running$);

    expect(state.isEmpty).toBeTrue();
  });
});
