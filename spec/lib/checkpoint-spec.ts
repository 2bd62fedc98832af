import * as fc from 'fast-check';
import { aCheckpoint, checkpointOf } from '../../lib/checkpoint.js';
import { attemptOf } from './errors/attemptOf.js';

const saved = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('checkpointOf', () => {
  const attempt = attemptOf('pending', {
    number: 7,
    startedAt: 10_000,
    duration: 250,
    elapsed: 4_250,
    nextDelay: 3_000,
    scheduledDelay: 2_000,
    tally: { '202': 6, network: 1 },
  });

  it('tells how far a poll has come, on the clock', () => {
    expect(checkpointOf(attempt)).toEqual({
      version: 1,
      attempts: 7,
      beganAt: 6_000,
      nextAt: 13_250,
      previousDelay: 2_000,
      delayReason: 'schedule',
      tally: { '202': 6, network: 1 },
    });
  });

  it('tells where the schedule had ended', () => {
    const last = checkpointOf({ ...attempt, nextDelay: undefined, scheduledDelay: undefined });

    expect([last.nextAt, last.previousDelay]).toEqual([null, null]);
  });

  it('tells a next attempt that is due at once', () => {
    const last = checkpointOf({ ...attempt, nextDelay: 0, scheduledDelay: 0 });

    expect([last.nextAt, last.previousDelay]).toEqual([10_250, 0]);
  });

  it('survives JSON, and is a checkpoint then, whatever the attempt', () => {
    const time = fc.nat(2 ** 40);
    const delay = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }), { nil: undefined });
    const tally = fc.dictionary(fc.string(), fc.nat());
    fc.assert(
      fc.property(
        fc.integer({ min: 1 }),
        time,
        time,
        time,
        delay,
        delay,
        tally,
        (number, startedAt, duration, elapsed, nextDelay, scheduledDelay, tally) => {
          const checkpoint = checkpointOf({
            ...attempt,
            number,
            startedAt,
            duration,
            elapsed,
            nextDelay,
            scheduledDelay,
            tally,
          });

          expect(saved(checkpoint)).toEqual(checkpoint);
          expect(aCheckpoint.test(saved(checkpoint))).toBeTrue();
          expect(checkpoint.beganAt + elapsed).toBe(startedAt + duration);
        },
      ),
    );
  });
});

describe('aCheckpoint', () => {
  const good = saved(checkpointOf(attemptOf('pending')));

  const damaged: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['text', JSON.stringify(good)],
    ['a list', [good]],
    ['an empty object', {}],
    ['one of another version', { ...good, version: 2 }],
    ['one that had no attempt', { ...good, attempts: 0 }],
    ['half an attempt', { ...good, attempts: 1.5 }],
    ['attempts in text', { ...good, attempts: '3' }],
    ['endless attempts', { ...good, attempts: Infinity }],
    ['no beginning', { ...good, beganAt: undefined }],
    ['a beginning that is no number', { ...good, beganAt: NaN }],
    ['a beginning in text', { ...good, beganAt: '2026-01-01T00:00:00Z' }],
    ['no word about the next attempt', { ...good, nextAt: undefined }],
    ['an endless wait', { ...good, nextAt: Infinity }],
    ['no word about the delay before', { ...good, previousDelay: undefined }],
    ['a delay that is no number', { ...good, previousDelay: NaN }],
    ['a delay below zero', { ...good, previousDelay: -1 }],
    ['a reason that is none', { ...good, delayReason: 1 }],
    ['no tally', { ...good, tally: undefined }],
    ['a tally that is a list', { ...good, tally: [1] }],
    ['a tally that does not count', { ...good, tally: { '202': 'often' } }],
    ['a tally of halves', { ...good, tally: { '202': 1.5 } }],
    ['a tally below zero', { ...good, tally: { '202': -1 } }],
  ];
  for (const [what, value] of damaged) {
    it(`refuses ${what}`, () => {
      expect(aCheckpoint.test(value)).toBeFalse();
    });
  }

  it('takes one without the reason, which is not needed', () => {
    expect(aCheckpoint.test({ ...good, delayReason: undefined })).toBeTrue();
  });

  it('refuses what has lost any of its parts', () => {
    for (const part of Object.keys(good).filter((name) => name !== 'delayReason')) {
      const rest = Object.entries(good).filter(([name]) => name !== part);
      expect(aCheckpoint.test(Object.fromEntries(rest)))
        .withContext(part)
        .toBeFalse();
    }
    expect(aCheckpoint.test(good)).toBeTrue();
  });

  it('takes more than it knows, so that another version may add to it', () => {
    expect(aCheckpoint.test({ ...good, etag: '"1"' })).toBeTrue();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
        expect(aCheckpoint.test(value)).toBeFalse();
      }),
    );
  });
});
