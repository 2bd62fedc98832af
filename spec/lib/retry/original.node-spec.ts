import { calculateResetAt, calculateRetryAt } from '@trigger.dev/core';
import fc from 'fast-check';
import { laggedBackoff } from '../../../lib/retry/laggedBackoff.js';
import { untilReset } from '../../../lib/retry/untilReset.js';
import type { ResetFormat } from '../../../lib/retry/untilReset.js';

const now = Date.UTC(2024, 0, 10);

describe('the original retry', () => {
  beforeEach(() => {
    jasmine.clock().install().mockDate(new Date(now));
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  it('waits as long, and as often', () => {
    const options = fc.record(
      {
        limit: fc.oneof(fc.integer({ min: -1, max: 12 }), fc.double({ min: 0, max: 12, noNaN: true })),
        factor: fc.double({ min: 0, max: 5, noNaN: true }),
        minTimeoutInMs: fc.oneof(fc.integer({ min: -1, max: 5_000 }), fc.double({ min: 0, max: 5_000, noNaN: true })),
        maxTimeoutInMs: fc.integer({ min: 0, max: 100_000 }),
        randomize: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const random = spyOn(Math, 'random');
    let waits = 0;
    fc.assert(
      fc.property(options, fc.integer({ min: 1, max: 12 }), share, (options, attempt, share) => {
        random.and.returnValue(share);
        const expected = calculateRetryAt(options, attempt - 1);
        const delay = laggedBackoff(options, () => share)({ attempt, elapsed: 0 });
        waits += Number(delay !== undefined);
        return expected === undefined ? delay === undefined : delay === expected.getTime() - now;
      }),
      { numRuns: 1_000 },
    );

    expect(waits).toBeGreaterThan(100);
    expect(waits).toBeLessThan(900);
  });

  // The original drops a millisecond where the decimals of seconds have no exact binary form.
  const formats: [ResetFormat, fc.Arbitrary<string>, number][] = [
    ['unix_timestamp', fc.integer({ min: 0, max: 4_000_000_000 }).map(String), 0],
    ['unix_timestamp_in_ms', fc.integer({ min: 0, max: 4_000_000_000_000 }).map(String), 0],
    [
      'iso_8601',
      fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString()),
      0,
    ],
    ['iso_8601_duration_openai_variant', durations(), 1],
  ];
  for (const [format, texts, tolerance] of formats) {
    it(`reads ${format} alike`, () => {
      fc.assert(
        fc.property(texts, (text) => {
          const expected = Math.max(0, (calculateResetAt(text, format, new Date(now))?.getTime() ?? NaN) - now);
          const delay = untilReset(text, format, now) ?? NaN;
          expect(Math.abs(delay - expected))
            .withContext(text)
            .toBeLessThanOrEqual(tolerance);
        }),
      );
    });
  }

  it('reads as little in what is malformed', () => {
    for (const [format] of formats) {
      for (const text of ['', 'soon', 'P1D', '-']) {
        expect([calculateResetAt(text, format, new Date(now)), untilReset(text, format, now)])
          .withContext(`${format} ${text}`)
          .toEqual([undefined, undefined]);
      }
    }
  });

  /** Such as `1d22h8m1s` and `7.312s`, on days without a change of the clocks. */
  function durations(): fc.Arbitrary<string> {
    const part = (unit: string, max: number): fc.Arbitrary<string> =>
      fc.oneof(
        fc.constant(''),
        fc.integer({ min: 0, max }).map((count) => `${String(count)}${unit}`),
      );
    const seconds = fc.oneof(
      part('s', 59),
      fc.integer({ min: 0, max: 59_999 }).map((ms) => `${String(ms / 1_000)}s`),
    );
    return fc
      .tuple(part('d', 5), part('h', 23), part('m', 59), seconds, part('ms', 999))
      .map((parts) => parts.join(''))
      .filter((text) => text !== '');
  }
});
