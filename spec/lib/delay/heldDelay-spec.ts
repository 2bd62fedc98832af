import * as fc from 'fast-check';
import { heldDelay } from '../../../lib/delay/heldDelay.js';

describe('heldDelay', () => {
  const held = 60_000;
  const table: [string, number | undefined, number, object | null | undefined, number | undefined][] = [
    ['asks at once after a full wait with nothing new', 5_000, 60_000, { held, unchanged: true }, 0],
    ['asks at once after a full wait with something new', 5_000, 60_000, { held }, 0],
    ['takes nine tenths for a full wait', 5_000, 54_000, { held, unchanged: true }, 0],
    ['takes less for an early answer', 5_000, 53_999, { held, unchanged: true }, 5_000],
    ['takes an answer later than it was to be for a full wait', 5_000, 64_000, { held }, 0],
    ['counts the delay from the request where something new came early', 5_000, 2_000, { held }, 3_000],
    ['asks at once where something new came later than the delay', 5_000, 20_000, { held }, 0],
    [
      'waits the whole delay where nothing new came early: it was not held',
      5_000,
      2_000,
      { held, unchanged: true },
      5_000,
    ],
    ['goes by the schedule where the server holds nothing', 5_000, 0, { held: 0 }, 5_000],
    ['goes by the schedule where nothing was asked', 5_000, 70_000, {}, 5_000],
    ['goes by the schedule after a failure', 5_000, 70_000, undefined, 5_000],
    ['goes by the schedule after what is no answer', 5_000, 70_000, null, 5_000],
    ['stops where the schedule stops', undefined, 60_000, { held }, undefined],
  ];
  for (const [title, scheduled, duration, response, delay] of table) {
    it(title, () => {
      expect(heldDelay(scheduled, duration, response)).toBe(delay);
    });
  }

  it('never makes requests follow each other faster than they are held, or than the schedule has them', () => {
    const time = fc.nat({ max: 200_000 });
    fc.assert(
      fc.property(time, time, time, fc.boolean(), (scheduled, duration, wait, isSame) => {
        const delay = heldDelay(scheduled, duration, { held: wait, ...(isSame && { unchanged: true }) }) ?? NaN;

        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(scheduled);
        expect(duration + delay).toBeGreaterThanOrEqual(Math.min(scheduled, 0.9 * wait || Infinity));
      }),
    );
  });
});
