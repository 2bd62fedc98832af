import { NEVER, asyncScheduler, of, queueScheduler } from 'rxjs';
import { checkpointOf } from '../../../lib/checkpoint.js';
import { serverHints } from '../../../lib/http/serverHints.js';
import type { PollOptions } from '../../../lib/poll/planPoll.js';
import { planPoll } from '../../../lib/poll/planPoll.js';
import { constant } from '../../../lib/schedule/constant.js';
import type { BackoffOptions } from '../../../lib/schedule/scheduleFrom.js';
import { attemptOf } from '../errors/attemptOf.js';

const delays = (options: BackoffOptions, count = 6): (number | undefined)[] =>
  Array.from({ length: count }, (_, index) => planPoll(options, {}).schedule({ attempt: index + 1, elapsed: 0 }));

describe('planPoll', () => {
  it('has defaults for everything', () => {
    const { schedule, ...plan } = planPoll({}, {});

    expect(plan).toEqual({
      maxElapsed: Infinity,
      tolerateErrors: 0,
      startAfter: 0,
      align: false,
      from: undefined,
      hints: serverHints,
      maxServerDelay: 300_000,
      onServerDelay: 'stop',
      scheduler: asyncScheduler,
    });
    expect(typeof schedule).toBe('function');
    expect(delays({})).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
  });

  it('takes a schedule for what it is', () => {
    const schedule = constant(5);

    expect(planPoll(schedule, {}).schedule).toBe(schedule);
    expect(planPoll(schedule, {}).maxElapsed).toBe(Infinity);
  });

  it('reads the description of a schedule', () => {
    expect(delays({ strategy: 'fixed', initialDelay: '2s', maxAttempts: 3 })).toEqual([
      2_000,
      2_000,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(planPoll({ maxElapsed: '5m' }, {}).maxElapsed).toBe(300_000);
  });

  const from = checkpointOf(attemptOf('pending'));
  const all: PollOptions = {
    tolerateErrors: 3,
    startAfter: '1s',
    align: true,
    pauseWhile: NEVER,
    inFlight: 'abort',
    slowDown: 2,
    pauseDeadline: true,
    pollNow: NEVER,
    from,
    hints: [],
    maxServerDelay: '1h',
    onServerDelay: 'clamp',
    observer: {},
    scheduler: queueScheduler,
  };
  const read = { ...all, startAfter: 1_000, maxServerDelay: 3_600_000 };
  const none = Object.fromEntries(Object.keys(all).map((name) => [name, undefined])) as unknown as PollOptions;
  const places: [string, Parameters<typeof planPoll>][] = [
    ['beside a schedule', [constant(5), all]],
    ['beside the description of one', [{ initialDelay: 5 }, all]],
    ['within it', [{ initialDelay: 5, ...all }, {}]],
    ['within it, where those beside it are undefined', [{ initialDelay: 5, ...all }, none]],
    [
      'beside it, where those within it are others',
      [{ tolerateErrors: 9, startAfter: 9, align: false, maxServerDelay: 9 }, all],
    ],
  ];
  for (const [where, place] of places) {
    it(`takes options ${where}`, () => {
      expect(planPoll(...place)).toEqual(jasmine.objectContaining(read));
    });
  }

  it('takes limits that are endless, and waits that are none', () => {
    const plan = planPoll(
      { strategy: 'fixed', initialDelay: 0 },
      { tolerateErrors: Infinity, maxServerDelay: Infinity, startAfter: 0 },
    );

    expect([plan.tolerateErrors, plan.maxServerDelay, plan.startAfter]).toEqual([Infinity, Infinity, 0]);
    expect(planPoll({}, { maxServerDelay: 0 }).maxServerDelay).toBe(0);
  });

  const wrong: [string, unknown, unknown, RegExp][] = [
    [
      'a number for a schedule',
      1_000,
      {},
      /^backoffSchedule: a schedule is a function, or options such as .*, not 1000$/,
    ],
    ['text for a schedule', '1s', {}, /^backoffSchedule: a schedule is a function, or options such as .*, not "1s"$/],
    ['null for a schedule', null, {}, /^backoffSchedule: a schedule is a function, or options such as .*, not null$/],
    ['null for options', {}, null, /^backoffSchedule: options must be an object, not null$/],
    [
      'an unknown option',
      { initalDelay: 5 },
      {},
      /^backoffSchedule: unknown option "initalDelay"; did you mean initialDelay\?$/,
    ],
    [
      'an unknown option beside',
      {},
      { tolerateError: 5 },
      /unknown option "tolerateError"; did you mean tolerateErrors\?/,
    ],
    ['a schedule among the options', constant(5), { initialDelay: 5 }, /unknown option "initialDelay"/],
    ['half an error', {}, { tolerateErrors: 0.5 }, /tolerateErrors must be a whole number, 0 or more, not 0.5/],
    [
      'a start that never comes',
      {},
      { startAfter: Infinity },
      /startAfter must be a finite duration, 0 or more, not Infinity/,
    ],
    ['a start in the past', {}, { startAfter: -1 }, /startAfter/],
    ['a start at some time', {}, { startAfter: 'soon' }, /^startAfter: "soon" is not a duration/],
    ['a grid by a number', {}, { align: 1 }, /align must be true or false, not 1/],
    [
      'a pause that is no Observable',
      {},
      { pauseWhile: true },
      /^backoffSchedule: pauseWhile must be an Observable, such as whenHidden\(\), not true$/,
    ],
    [
      'a checkpoint that is none',
      {},
      { from: { attempts: 3 } },
      /from must be what checkpointOf\(\) gave, of version 1/,
    ],
    ['a limit below zero', {}, { maxServerDelay: -1 }, /^maxServerDelay: -1 is not a duration/],
    ['a scheduler that is none', {}, { scheduler: { now: Date.now } }, /scheduler must be a scheduler of RxJS/],
    ['a multiplier of zero', { multiplier: 0 }, {}, /multiplier must be a number greater than 0, not 0/],
    ['no attempt', { maxAttempts: 0 }, {}, /maxAttempts must be a whole number, 1 or more, not 0/],
    ['no time', { maxElapsed: 0 }, {}, /maxElapsed/],
  ];
  for (const [what, schedule, options, message] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => planPoll(schedule as never, options as never)).toThrowError(message);
    });
  }

  it('takes an Observable of another copy of RxJS', () => {
    const foreign = { lift: () => undefined, subscribe: () => of(true).subscribe() };

    expect(planPoll({}, { pauseWhile: foreign as never }).pauseWhile as unknown).toBe(foreign);
  });
});
