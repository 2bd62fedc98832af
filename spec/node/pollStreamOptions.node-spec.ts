import { asyncScheduler, NEVER } from 'rxjs';
import { constant } from '../../lib/schedule/constant.js';
import { planStream } from '../../node/pollStreamOptions.js';

describe('planStream', () => {
  it('has the limits of a plan where none are given', () => {
    expect(planStream({ until: { status: [200] } })).toEqual({
      each: { maxWaiting: 10_000 },
      maxWaiting: 10_000,
      signal: undefined,
      sentence: jasmine.objectContaining({
        ...{ exchange: {}, requestTimeout: '10s', retry: {}, schedule: {}, match: {}, timeout: '5m' },
        until: { status: [200] },
      }),
    });
  });

  it('gives pollEach and every operator what is its own', () => {
    const each = { maxInFlight: 8, perOrigin: 2, maxWaiting: 50, spread: '2s', onError: 'fail' } as const;
    const origin = (): string => 'https://api.example.com';
    const runtime = { random: () => 0, scheduler: asyncScheduler };
    const onRetry = (): void => undefined;
    const transport = (): [] => [];
    const { signal } = new AbortController();
    const failOn = { status: [410] };
    const plan = planStream({
      ...{ ...each, origin, ...runtime, onRetry, transport, signal, pauseWhile: NEVER },
      ...{ requestTimeout: false, timeout: false, retry: { maxRetries: 1 }, schedule: { initialDelay: 5 } },
      ...{ until: {}, failOn, stableFor: 2, onExhausted: 'complete', tolerateErrors: 3, maxBodyBytes: 4 },
    });

    expect(plan).toEqual({
      each: { ...each, origin, ...runtime },
      maxWaiting: 50,
      signal,
      sentence: jasmine.objectContaining({
        exchange: { transport, maxBodyBytes: 4 },
        requestTimeout: Infinity,
        retry: { maxRetries: 1, onRetry, ...runtime },
        schedule: { initialDelay: 5, tolerateErrors: 3, pauseWhile: NEVER, ...runtime },
        until: {},
        match: { failOn, stableFor: 2, onExhausted: 'complete' },
        timeout: Infinity,
      }),
    });
  });

  it('takes a schedule that is a function, and no retries', () => {
    const law = constant(1);
    const { sentence } = planStream({ until: {}, schedule: law, retry: false });

    expect(sentence).toEqual(jasmine.objectContaining({ law, schedule: {}, retry: { maxRetries: 0 } }));
  });

  it('makes no sentence without until', () => {
    expect(planStream({ spread: 0 }).sentence).toBeUndefined();
  });
});
