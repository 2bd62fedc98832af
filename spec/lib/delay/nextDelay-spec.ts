import fc from 'fast-check';
import type { DelayDecision, DelayFacts } from '../../../lib/delay/nextDelay.js';
import { nextDelay } from '../../../lib/delay/nextDelay.js';
import type { Hint } from '../../../lib/http/hint.js';

const facts: DelayFacts = {
  scheduled: 1_000,
  hint: undefined,
  elapsed: 3_000,
  duration: 100,
  maxElapsed: Infinity,
  wasLast: false,
};
const retryAfter = (delay: number): Hint => ({ delay, reason: 'retry-after', scope: 'once' });

describe('nextDelay', () => {
  const table: [string, Partial<DelayFacts>, DelayDecision['delay'], DelayDecision['reason']][] = [
    ['waits as the schedule says', {}, 1_000, 'schedule'],
    ['waits no time when the schedule says so', { scheduled: 0 }, 0, 'schedule'],
    ['stops where the schedule stops', { scheduled: undefined }, undefined, 'schedule'],
    [
      'stops where the schedule stops, whatever the server says',
      { scheduled: undefined, hint: retryAfter(9) },
      undefined,
      'schedule',
    ],

    ['waits as long as the server asks', { hint: retryAfter(5_000) }, 5_000, 'retry-after'],
    [
      'names the hint that rules',
      { hint: { delay: 5_000, reason: 'poll-interval', scope: 'once' } },
      5_000,
      'poll-interval',
    ],
    ['takes a hint for a floor', { hint: retryAfter(999) }, 1_000, 'schedule'],
    ['lets the schedule rule where both agree', { hint: retryAfter(1_000) }, 1_000, 'schedule'],
    ['ignores a hint of 0', { scheduled: 0, hint: retryAfter(0) }, 0, 'schedule'],

    ['leaves a wait that ends in time', { maxElapsed: 4_100 }, 1_000, 'schedule'],
    ['cuts a wait that does not', { maxElapsed: 4_099 }, 999, 'deadline'],
    ['cuts it to make room for a last attempt', { maxElapsed: 3_400 }, 300, 'deadline'],
    ['stops when there is time for less than an attempt', { maxElapsed: 3_050 }, undefined, 'deadline'],
    ['stops when the time is up', { maxElapsed: 3_000 }, undefined, 'deadline'],
    ['stops when the time was up long ago', { maxElapsed: 10 }, undefined, 'deadline'],
    ['stops after the attempt whose wait was cut', { maxElapsed: 10_000, wasLast: true }, undefined, 'deadline'],
    ['stops after it, whatever the server says', { wasLast: true, hint: retryAfter(5) }, undefined, 'deadline'],

    ['keeps a hint that ends in time', { maxElapsed: 8_001, hint: retryAfter(5_000) }, 5_000, 'retry-after'],
    [
      'stops rather than ask sooner than the server allows',
      { maxElapsed: 8_000, hint: retryAfter(5_000) },
      undefined,
      'retry-after',
    ],
    ['stops on a hint when the time is up', { maxElapsed: 3_000, hint: retryAfter(5_000) }, undefined, 'retry-after'],
    ['does not cut a wait below a hint', { maxElapsed: 3_900, hint: retryAfter(850) }, 850, 'retry-after'],
    [
      'stops when a cut wait would be below a hint',
      { maxElapsed: 3_500, hint: retryAfter(900) },
      undefined,
      'retry-after',
    ],
    ['cuts a wait above a hint', { maxElapsed: 3_900, hint: retryAfter(700) }, 800, 'deadline'],
  ];
  for (const [title, given, delay, reason] of table) {
    it(title, () => {
      expect(nextDelay({ ...facts, ...given })).toEqual({ delay, reason });
    });
  }

  const time = fc.nat({ max: 10_000 });
  const anyFacts = fc.record<DelayFacts>({
    scheduled: fc.option(time, { nil: undefined }),
    hint: fc.option(time.map(retryAfter), { nil: undefined }),
    elapsed: time,
    duration: time,
    maxElapsed: fc.oneof(time, fc.constant(Infinity)),
    wasLast: fc.boolean(),
  });

  it('never asks sooner than the server allows', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { delay } = nextDelay(facts);
        expect(delay === undefined || delay >= (facts.hint?.delay ?? 0)).toBeTrue();
      }),
    );
  });

  it('never begins an attempt after the end', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { delay } = nextDelay(facts);
        expect(delay === undefined || facts.elapsed + delay <= facts.maxElapsed).toBeTrue();
      }),
    );
  });

  it('never waits longer than the schedule but for a hint', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { delay, reason } = nextDelay(facts);
        expect(delay === undefined || reason === 'retry-after' || delay <= facts.scheduled!).toBeTrue();
      }),
    );
  });
});
