import { describeSchedule } from '../../../cli/poll/describeSchedule.js';
import type { Sentence } from '../../../lib/plan/sentence.js';

describe('describeSchedule', () => {
  const cases: readonly (readonly [Pick<Sentence, 'schedule' | 'law'>, string])[] = [
    [{ schedule: {} }, 'asks again after 1s, 2s, 4s … 30s'],
    [{ schedule: { strategy: 'fixed', initialDelay: '10s' } }, 'asks every 10s'],
    [
      { schedule: { initialDelay: '2s', maxDelay: '60s', maxAttempts: 20 } },
      'asks again after 2s, 4s, 8s … 1m, at most 20 times',
    ],
    [{ schedule: { strategy: 'linear', maxAttempts: 3 } }, 'asks again after 1s, 2s, at most 3 times'],
    [{ schedule: { maxAttempts: 1 } }, 'asks once'],
    [
      { schedule: { jitter: 'full', maxElapsed: '5m' } },
      'asks again after 1s, 2s, 4s … 30s, spread at random, for 5m at most',
    ],
    [{ schedule: {}, law: ({ attempt }) => (attempt < 3 ? 500 : undefined) }, 'asks every 500ms, at most 3 times'],
  ];
  for (const [sentence, text] of cases) {
    it(`says "${text}"`, () => {
      expect(describeSchedule(sentence)).toBe(text);
    });
  }
});
