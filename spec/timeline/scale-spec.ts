import fc from 'fast-check';
import { scaleOf, timePerPixel, xOf } from '../../timeline/scale.js';
import { Trace } from '../../timeline/trace.js';
import { anAttempt, aTrace, began, evenTrace } from './aTrace.js';

describe('scaleOf', () => {
  it('shows the whole poll, and what is next', () => {
    const { from, until } = scaleOf(aTrace(anAttempt(1, 0)), began + 200, undefined, 220);

    expect(from).toBe(began);
    expect(until).toBeGreaterThanOrEqual(began + 1_100);
  });

  it('grows by steps, and stands still in between', () => {
    const lengths = Array.from({ length: 600 }, (_, second) => {
      const { from, until } = scaleOf(new Trace(began, 10), began + second * 1_000, undefined, 220);
      return until - from;
    });

    expect(new Set(lengths).size).toBe(16);
    expect(lengths.every((length, second) => length >= second * 1_000)).toBeTrue();
    expect(lengths.every((length, index) => length >= (lengths[index - 1] ?? 0))).toBeTrue();
  });

  it('gives what is far ahead a part of the room only', () => {
    const trace = aTrace(anAttempt(1, 0, { nextDelay: 300_000 }));
    const { until } = scaleOf(trace, began + 20_000, undefined, 220);

    expect(until).toBeLessThan(began + 60_000);
  });

  it('does not make room for what is held', () => {
    const trace = aTrace(anAttempt(1, 0));
    trace.pause(true, began + 200);

    expect(scaleOf(trace, began + 900, undefined, 220).until).toBe(began + 1_000);
  });

  it('stands still when the poll is over', () => {
    const trace = evenTrace(3, 1_000);
    trace.complete(began + 2_100);

    expect(scaleOf(trace, began + 90_000, undefined, 220)).toEqual(scaleOf(trace, began + 3_000, undefined, 220));
    expect(scaleOf(trace, began + 90_000, 1_000, 220).until).toBe(began + 2_100);
  });

  it('slides with a span, once that is full', () => {
    const trace = evenTrace(100, 1_000);
    const early = scaleOf(trace, began + 2_000, 10_000, 220);
    const late = scaleOf(trace, began + 60_000, 10_000, 220);

    expect([early.from, early.until]).toEqual([began, began + 10_000]);
    expect([late.from, late.until]).toEqual([began + 51_500, began + 61_500]);
  });

  it('has room and time at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: -5_000, max: 1e9 }), (width, elapsed) => {
        const scale = scaleOf(evenTrace(2, 1_000), began + elapsed, undefined, width);

        expect(scale.right).toBeGreaterThan(scale.left);
        expect(timePerPixel(scale)).toBeGreaterThan(0);
        expect(Number.isFinite(timePerPixel(scale))).toBeTrue();
      }),
      { numRuns: 100 },
    );
  });
});

describe('xOf', () => {
  it('puts the ends at the ends, and the middle in the middle', () => {
    const scale = { from: 1_000, until: 3_000, left: 10, right: 110 };

    expect([1_000, 2_000, 3_000].map((time) => xOf(scale, time))).toEqual([10, 60, 110]);
    expect(timePerPixel(scale)).toBe(20);
  });
});
