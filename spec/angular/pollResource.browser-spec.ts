import { isZoned, setUp } from './testBed.js';
import { HttpErrorResponse } from '@angular/common/http';
import {
  ApplicationRef,
  createEnvironmentInjector,
  effect,
  EnvironmentInjector,
  Injector,
  NgZone,
  signal,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { concat, NEVER, Observable, of, Subject, tap, throwError } from 'rxjs';
import type { Observer } from 'rxjs';
import { pollResource } from '../../angular/pollResource.js';
import type { PollResource, PollResourceOptions } from '../../angular/pollResource.js';
import type { Attempt, HttpResponse } from '../../lib/index.js';

interface Job {
  readonly progress: number;
}

/** An attempt that was answered. */
function attemptOf<R>(response: R, number = 1): Attempt<R> {
  const time = { startedAt: 0, duration: 0, elapsed: 0, nextDelay: 1_000, scheduledDelay: 1_000 };
  return { number, response, delayReason: 'schedule', tally: {}, ...time };
}

function answer(progress: number | null, status = 200): Attempt<HttpResponse<Job>> {
  return attemptOf({ status, headers: new Headers(), body: progress === null ? null : { progress }, url: null });
}

/** How a resource stands. */
function standingOf<R>(resource: PollResource<R>): unknown[] {
  return [
    resource.status(),
    resource.value(),
    resource.attempt()?.number,
    resource.error()?.message,
    resource.isPolling(),
  ];
}

/** Polls that are told what to tell, by their params. */
class Script {
  readonly begun: unknown[] = [];
  private readonly polls: Subject<Attempt<HttpResponse<Job>>>[] = [];

  readonly poll = ({ params }: { readonly params: unknown }): Observable<Attempt<HttpResponse<Job>>> => {
    this.begun.push(params);
    const poll$ = new Subject<Attempt<HttpResponse<Job>>>();
    this.polls.push(poll$);
    return poll$;
  };

  /** Speaks for the poll that has begun last. */
  get last(): Observer<Attempt<HttpResponse<Job>>> {
    return this.polls.at(-1) ?? new Subject();
  }

  /** Which polls somebody listens to. */
  get listening(): boolean[] {
    return this.polls.map(({ observed }) => observed);
  }
}

describe('pollResource', () => {
  let script: Script;
  beforeEach(() => {
    script = new Script();
    setUp();
  });

  /** Makes a resource, and lets Angular begin. */
  function made<R, P>(options: PollResourceOptions<R, P>): PollResource<R> {
    const resource = TestBed.runInInjectionContext(() => pollResource(options));
    TestBed.tick();
    return resource;
  }

  it('tells the value and the attempt while it polls, and the end', () => {
    const job = made({ poll: script.poll });

    expect(standingOf(job)).toEqual(['loading', undefined, undefined, undefined, true]);

    script.last.next(answer(1));

    expect(standingOf(job)).toEqual(['resolved', { progress: 1 }, 1, undefined, true]);

    script.last.next({ ...answer(2), number: 2 });
    script.last.complete();

    expect(standingOf(job)).toEqual(['resolved', { progress: 2 }, 2, undefined, false]);
  });

  it('knows the type of its value once there is one', () => {
    const job = made({ params: () => '42', poll: script.poll });
    // @ts-expect-error -- it may be undefined
    const progressOf = (): number => job.value().progress;
    const progress = (): number => (job.hasValue() ? job.value().progress : -1);

    expect(progressOf).toThrowError(TypeError);
    expect(progress()).toBe(-1);

    script.last.next(answer(1));

    expect(progress()).toBe(1);
  });

  it('leaves open what it has where the type of its value does not tell', () => {
    const job = made({ poll: (): Observable<Attempt> => of(attemptOf<unknown>('running')) });

    expect(job.hasValue() ? job.value() : job.status()).toBe('running');
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  for (const [what, params] of [
    ['a bigint', 42n],
    ['an object that contains itself', cycle],
  ]) {
    it(`takes params that are no JSON, such as ${String(what)}`, () => {
      const job = made({ params: () => params, poll: script.poll });

      expect([job.status(), script.begun]).toEqual(['loading', [params]]);
    });
  }

  it('begins with null as params where none are given', () => {
    made({ poll: script.poll });

    expect(script.begun).toEqual([null]);
  });

  it('asks for nothing while params are undefined', () => {
    const id = signal<number | undefined>(undefined);
    const job = made({ params: id, poll: script.poll });

    expect(standingOf(job)).toEqual(['idle', undefined, undefined, undefined, false]);
    expect(job.reload()).toBeFalse();

    id.set(1);
    TestBed.tick();
    script.last.next(answer(1));
    id.set(undefined);

    expect(standingOf(job)).toEqual(['idle', undefined, undefined, undefined, false]);

    TestBed.tick();

    expect([script.begun, script.listening]).toEqual([[1], [false]]);
  });

  it('begins anew with other params, and forgets what was seen', () => {
    const id = signal(1);
    const job = made({ params: id, poll: script.poll });
    script.last.next(answer(1));
    id.set(2);

    expect(standingOf(job)).toEqual(['loading', undefined, undefined, undefined, true]);

    TestBed.tick();

    expect([script.begun, script.listening]).toEqual([
      [1, 2],
      [false, true],
    ]);
  });

  it('takes nothing from a poll for other params that is not stopped yet', () => {
    const id = signal(1);
    const job = made({ params: id, poll: script.poll });
    id.set(2);
    script.last.next(answer(1));
    script.last.error(new Error('late'));

    expect(standingOf(job)).toEqual(['loading', undefined, undefined, undefined, true]);
  });

  it('goes on where params are the same as before', () => {
    const id = signal(1);
    const unit = signal('s');
    made({ params: () => (unit() === '' ? undefined : id()), poll: script.poll });
    unit.set('ms');
    TestBed.tick();

    expect([script.begun, script.listening]).toEqual([[1], [true]]);
  });

  it('begins anew at reload(), and keeps what was seen until the first attempt', () => {
    const job = made({ params: () => 1, poll: script.poll });
    script.last.next(answer(1));

    expect(job.reload()).toBeTrue();
    expect(standingOf(job)).toEqual(['reloading', { progress: 1 }, 1, undefined, true]);

    TestBed.tick();

    expect(script.listening).toEqual([false, true]);

    script.last.next(answer(0));

    expect(standingOf(job)).toEqual(['resolved', { progress: 0 }, 1, undefined, true]);
  });

  it('does not reload before the first attempt', () => {
    const job = made({ poll: script.poll });

    expect(job.reload()).toBeFalse();

    TestBed.tick();

    expect(script.begun.length).toBe(1);
  });

  it('keeps what was seen when the poll fails, and tells why', () => {
    const job = made({ poll: script.poll });
    script.last.next(answer(1));
    script.last.error(new Error('too late'));

    expect(standingOf(job)).toEqual(['error', { progress: 1 }, 1, 'too late', false]);

    job.reload();
    TestBed.tick();

    expect(standingOf(job)).toEqual(['reloading', { progress: 1 }, 1, undefined, true]);
  });

  const failures: [string, () => Observable<Attempt<string>>, string][] = [
    [
      'a poll that throws',
      () => {
        throw new Error('no poll');
      },
      'no poll',
    ],
    [
      'a poll that is none',
      () => undefined as never,
      "You provided 'undefined' where a stream was expected. You can provide an Observable, Promise, ReadableStream, Array, AsyncIterable, or Iterable.",
    ],
    [
      'a poll that gives no attempts',
      () => of('running') as never,
      'pollResource: its source must give attempts; put backoffSchedule() before it',
    ],
    ['an error that is text', () => throwError(() => 'gone'), 'gone'],
    [
      'an error of HttpClient',
      () => throwError(() => new HttpErrorResponse({ status: 404, url: '/jobs' })),
      'Http failure response for /jobs: 404 undefined',
    ],
  ];
  for (const [what, poll, message] of failures) {
    it(`tells ${what} as its error`, () => {
      const job = made({ poll });

      expect(standingOf(job)).toEqual(['error', undefined, undefined, message, false]);
    });
  }

  it('has nothing where the poll is stopped before its first attempt', () => {
    expect(standingOf(made({ poll: () => of() }))).toEqual(['resolved', undefined, undefined, undefined, false]);
  });

  it('tells what params throw as its error, and polls once they are right', () => {
    const id = signal(0);
    const params = (): number => {
      if (id() === 0) throw new Error('no id');
      return id();
    };
    const job = made({ params, poll: script.poll });

    expect(standingOf(job)).toEqual(['error', undefined, undefined, 'no id', false]);
    expect(job.reload()).toBeFalse();

    id.set(1);
    TestBed.tick();

    expect([script.begun, job.status()]).toEqual([[1], 'loading']);
  });

  it('does not track what the poll reads', () => {
    const other = signal(1);
    made({ poll: (context) => (other(), script.poll(context)) });
    other.set(2);
    TestBed.tick();

    expect(script.listening).toEqual([true]);
  });

  it('may be told of attempts by an effect, which then does not depend on it', () => {
    const job = made({ poll: script.poll });
    let runs = 0;
    TestBed.runInInjectionContext(() => effect(() => script.last.next(answer(++runs))));
    TestBed.tick();
    job.reload();
    TestBed.tick();

    expect([runs, job.value()]).toEqual([1, { progress: 1 }]);
  });

  it('stops with its injector', () => {
    const own = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    made({ poll: script.poll, injector: own.get(Injector) });
    own.destroy();

    expect(script.listening).toEqual([false]);
  });

  it('stops where its injector is destroyed by what the poll tells at once', () => {
    const own = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    const poll$ = new Subject<Attempt<HttpResponse<Job>>>();
    const poll = (): Observable<Attempt<HttpResponse<Job>>> =>
      concat(
        of(answer(1), answer(2)).pipe(tap(({ response }) => response.body?.progress === 1 && own.destroy())),
        poll$,
      );
    const job = made({ poll, injector: own.get(Injector) });

    expect([poll$.observed, job.value()]).toEqual([false, undefined]);
  });

  it('needs an injection context, or an injector', () => {
    expect(() => pollResource({ poll: script.poll })).toThrowError(/NG0203/);
    expect(pollResource({ poll: script.poll, injector: TestBed.inject(Injector) }).status()).toBe('loading');
  });

  it('keeps the application unstable until the first attempt, and no longer', async () => {
    const application = TestBed.inject(ApplicationRef);
    made({ poll: script.poll });
    const stable = application.whenStable().then(() => 'stable');
    const turn = new Promise((resolve) => setTimeout(() => resolve('unstable'), 20));

    expect(await Promise.race([stable, turn])).toBe('unstable');

    script.last.next(answer(1));

    expect(await stable).toBe('stable');
  });

  it('keeps no application waiting for a poll that was stopped', async () => {
    const id = signal<number | undefined>(1);
    made({ params: id, poll: script.poll });
    id.set(undefined);
    TestBed.tick();

    await expectAsync(TestBed.inject(ApplicationRef).whenStable()).toBeResolved();
  });

  it('polls outside of the zone', () => {
    const places: boolean[] = [];
    const poll$ = new Observable<never>(() => void places.push(NgZone.isInAngularZone()));
    TestBed.inject(NgZone).run(() => {
      places.push(NgZone.isInAngularZone());
      made({ poll: () => poll$ });
    });

    expect(places).toEqual([isZoned, false]);
  });

  const mistakes: [string, unknown, string][] = [
    ['no options', undefined, 'pollResource: options must be an object, not undefined'],
    ['no poll', {}, 'pollResource: poll must be a function, not undefined'],
    ['a poll that is no function', { poll: NEVER }, 'pollResource: poll must be a function, not an object'],
    [
      'params that are no function',
      { poll: () => NEVER, params: 42 },
      'pollResource: params must be a function, not 42',
    ],
    [
      'an unknown option',
      { poll: () => NEVER, parms: () => 42 },
      'pollResource: unknown option "parms"; did you mean params?',
    ],
    ['an id that is no text', { poll: () => NEVER, id: '' }, 'pollResource: id must be text that is not empty, not ""'],
    [
      'an injector that is none',
      { poll: () => NEVER, injector: {} },
      'pollResource: injector must be an Injector, not an object',
    ],
  ];
  for (const [what, options, message] of mistakes) {
    it(`refuses ${what}`, () => {
      expect(() => pollResource(options as never)).toThrowMatching((error: Error) => error.message === message);
    });
  }
});
