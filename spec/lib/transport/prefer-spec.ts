import type { PreferOptions } from '../../../lib/transport/prefer.js';
import { heldBy, planPreference } from '../../../lib/transport/prefer.js';
import { answer } from '../../support/answers.js';

describe('planPreference', () => {
  const table: [PreferOptions, wait: number, field: string][] = [
    [{ wait: '60s' }, 60_000, 'wait=60'],
    [{ wait: 1_000 }, 1_000, 'wait=1'],
    [{ wait: 1_001 }, 2_000, 'wait=2'],
    [{ wait: '1m 500ms' }, 61_000, 'wait=61'],
    [{ wait: '10s', respondAsync: true }, 10_000, 'respond-async, wait=10'],
    [{ wait: '10s', respondAsync: false }, 10_000, 'wait=10'],
  ];
  for (const [options, wait, field] of table) {
    it(`asks by ${field} for ${JSON.stringify(options)}`, () => {
      expect(planPreference(options)).toEqual({ wait, field });
    });
  }

  const mistakes: [unknown, string, string][] = [
    [{ wait: 999 }, 'RangeError', 'pollHttp: prefer.wait must be a second or more, and finite, not 999'],
    [{ wait: Infinity }, 'RangeError', 'pollHttp: prefer.wait must be a second or more, and finite, not Infinity'],
    [{ wait: '0s' }, 'RangeError', 'pollHttp: prefer.wait must be a second or more, and finite, not 0'],
    [{ wait: 'soon' }, 'DurationSyntaxError', 'pollHttp: prefer.wait: "soon" is not a duration'],
    [{}, 'DurationSyntaxError', 'pollHttp: prefer.wait: undefined is not a duration'],
    [{ wait: '5s', respondAsync: 1 }, 'RangeError', 'pollHttp: prefer.respondAsync must be true or false, not 1'],
    [{ wait: '5s', asynchronous: true }, 'TypeError', 'pollHttp: unknown option "prefer.asynchronous"'],
  ];
  for (const [options, name, message] of mistakes) {
    it(`refuses ${JSON.stringify(options)}: ${message}`, () => {
      try {
        planPreference(options as PreferOptions);
        fail('it was taken');
      } catch (error) {
        expect((error as Error).name).toBe(name);
        expect((error as Error).message).toContain(message);
      }
    });
  }
});

describe('heldBy', () => {
  const preference = planPreference({ wait: '60s' });
  const table: [string, number][] = [
    ['', 60_000],
    ['wait=10', 10_000],
    ['respond-async, wait=10', 10_000],
    ['respond-async;wait=10', 10_000],
    ['Wait="10"', 10_000],
    ['wait=0', 0],
    ['respond-async', 60_000],
    ['wait=soon', 60_000],
    ['long-wait=10', 60_000],
  ];
  for (const [applied, held] of table) {
    it(`reads Preference-Applied: ${applied || 'nothing'}`, () => {
      const response = answer(200, 'a', applied ? { 'preference-applied': applied } : {});

      expect(heldBy(preference, response)).toEqual({ ...response, held });
    });
  }
});
