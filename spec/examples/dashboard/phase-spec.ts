import { PollFailedError } from 'rxpoll';
import type { Job } from '../../../examples/dashboard/listedJob.js';
import { attempts, phaseOf, seconds } from '../../../examples/dashboard/phase.js';
import type { JobAttempt, Phase, Sight } from '../../../examples/dashboard/phase.js';

function attempt(parts: Partial<JobAttempt> = {}): JobAttempt {
  return {
    number: 7,
    startedAt: 10_000,
    duration: 500,
    elapsed: 80_200,
    response: { status: 202, headers: new Headers(), body: null, url: null },
    nextDelay: 3_000,
    delayReason: 'schedule',
    scheduledDelay: 3_000,
    tally: {},
    ...parts,
  };
}

describe('phaseOf', () => {
  const [last, now] = [attempt(), 11_000];
  const running: Job = { status: 'running', progress: 40 };
  const failed: Job = { status: 'failed', progress: 90, error: { message: 'the disk is full' } };
  const cases: readonly [title: string, sight: Sight, phase: Partial<Phase>][] = [
    ['a job that is asked for the first time', {}, { state: 'queued', label: 'Queued', progress: 0, next: 'Asking…' }],
    ['a job that runs', { last, job: running }, { state: 'running', label: 'Running', progress: 40, next: 'in 3s' }],
    ['an attempt that is due', { last: attempt({ nextDelay: 500 }), job: running }, { next: 'Asking…', note: '' }],
    [
      'a wait that the server wants',
      { last: attempt({ delayReason: 'retry-after' }), job: running },
      { next: 'in 3s', note: 'by Retry-After' },
    ],
    [
      'a pace that the server sets',
      { last: attempt({ delayReason: 'poll-interval' }), job: running },
      { next: 'in 3s', note: 'by poll interval' },
    ],
    ['a retry', { last, job: running, retryAt: 11_900 }, { next: 'in 1s', note: 'retry' }],
    ['a retry that is past', { last, job: running, retryAt: 11_000 }, { next: 'in 3s', note: '' }],
    ['a pause', { last, job: running, pause: 'button' }, { next: 'Paused', note: '', isPaused: true }],
    ['a pause while hidden', { last, pause: 'hidden' }, { next: 'Paused', note: 'while hidden', isPaused: true }],
    [
      'a job that is done, paused or not',
      { last, job: { status: 'completed', progress: 100 }, ending: {}, pause: 'button' },
      {
        state: 'completed',
        label: 'Completed',
        progress: 100,
        next: 'Took 1m 20s',
        note: '7 attempts',
        isPaused: false,
      },
    ],
    [
      'a job that has failed',
      { last, job: failed, ending: { error: new Error('the poll says so') } },
      { state: 'failed', label: 'Failed: the disk is full', progress: 90 },
    ],
    [
      'a job of which nobody knows, and why',
      { last, job: running, ending: { error: new PollFailedError(attempt()) } },
      { state: 'lost', label: 'No answer: failed', progress: 40 },
    ],
  ];
  for (const [title, sight, phase] of cases) {
    it(`tells of ${title}`, () => {
      expect(phaseOf(sight, now)).toEqual(jasmine.objectContaining(phase));
    });
  }
});

describe('seconds', () => {
  it('says whole seconds, one at least', () => {
    expect([0, 1_499, 1_500, 80_200].map(seconds)).toEqual(['1s', '1s', '2s', '1m 20s']);
  });
});

describe('attempts', () => {
  it('counts in words', () => {
    expect([0, 1, 2].map(attempts)).toEqual(['0 attempts', '1 attempt', '2 attempts']);
  });
});
