import type { Durations } from '../../../lib/durations/durationHistory.js';
import { aHistory, durationsOf } from '../../../lib/durations/durationHistory.js';
import { check } from '../../../lib/options.js';

describe('aHistory', () => {
  const right: [string, unknown][] = [
    ['nothing', undefined],
    ['what an empty storage gives', null],
    ['an empty history', { version: 1, durations: [] }],
    ['a history', { version: 1, durations: [0, 1.5, Number.MAX_SAFE_INTEGER] }],
    ['a history that somebody has written more into', { version: 1, durations: [1], name: 'exports' }],
    ['a list', [1, 2, 3]],
  ];
  for (const [what, value] of right) {
    it(`is ${what}`, () => {
      expect(aHistory.test(value)).toBeTrue();
    });
  }

  const wrong: [string, unknown][] = [
    ['text', '{"version":1,"durations":[]}'],
    ['a number', 20_000],
    ['a history of another version', { version: 2, durations: [] }],
    ['a history without a version', { durations: [] }],
    ['a history without durations', { version: 1 }],
    ['durations that are an object', { version: 1, durations: { 0: 1 } }],
    ['a negative duration', [1, -1]],
    ['no number among them', [NaN]],
    ['a duration without an end', [Infinity]],
    ['a duration beyond all that is counted', [1e300]],
    ['durations as text', ['1s']],
    ['null among them, as JSON has for NaN', [null]],
  ];
  for (const [what, value] of wrong) {
    it(`is not ${what}`, () => {
      expect(aHistory.test(value)).toBeFalse();
    });
  }

  it('is named in the message', () => {
    expect(() => {
      check('learned', 'history', [1, -1], aHistory);
    }).toThrowError(
      TypeError,
      'learned: history must be what rememberDurations() gave, of version 1, or a list of milliseconds, 0 or more, not a list',
    );
  });
});

describe('durationsOf', () => {
  const table: [Durations, number[]][] = [
    [undefined, []],
    [null, []],
    [
      [1, 2],
      [1, 2],
    ],
    [{ version: 1, durations: [3, 4] }, [3, 4]],
  ];
  for (const [history, durations] of table) {
    it(`reads ${JSON.stringify(history)}`, () => {
      expect(durationsOf(history)).toEqual(durations);
    });
  }
});
