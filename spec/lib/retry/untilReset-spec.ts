import * as fc from 'fast-check';
import { untilReset } from '../../../lib/retry/untilReset.js';
import type { ResetFormat } from '../../../lib/retry/untilReset.js';

describe('untilReset', () => {
  const now = Date.UTC(2024, 0, 1);
  const cases: [ResetFormat, string, number | undefined][] = [
    ['unix_timestamp', '1704067290', 90_000],
    ['unix_timestamp', '1704067200.0015', 2],
    ['unix_timestamp', '1704067199', 0],
    ['unix_timestamp', '0', 0],
    ['unix_timestamp', '1704067290 seconds', undefined],
    ['unix_timestamp', '-5', undefined],
    ['unix_timestamp', 'soon', undefined],
    ['unix_timestamp_in_ms', '1704067290000', 90_000],
    ['unix_timestamp_in_ms', '1704067200000', 0],
    ['unix_timestamp_in_ms', '0x18cc251f400', undefined],
    ['iso_8601', '2024-01-01T00:01:30Z', 90_000],
    ['iso_8601', '2024-01-01T01:01:30+01:00', 90_000],
    ['iso_8601', '2023-12-31T23:59:59.999Z', 0],
    ['iso_8601', '2024-01-02', 86_400_000],
    ['iso_8601', '2024-02', 31 * 86_400_000],
    ['iso_8601', '2024-01-01T00:01Z', 60_000],
    ['iso_8601', '2024-01-01T00:01:30', new Date(2024, 0, 1, 0, 1, 30).getTime() - now],
    ['iso_8601', '2024-13-01T00:00:00Z', undefined],
    ['iso_8601', '2024-junk 5', undefined],
    ['iso_8601', '2024-01-02 (about)', undefined],
    ['iso_8601', '2024-01-02T00:00:00Z or so', undefined],
    ['iso_8601', 'on 2024-01-02', undefined],
    ['iso_8601', 'Mon, 01 Jan 2024 00:01:30 GMT', undefined],
    ['iso_8601', '90', undefined],
    ['iso_8601_duration_openai_variant', '1d22h8m1s', 166_081_000],
    ['iso_8601_duration_openai_variant', '3h36m7.312s', 12_967_312],
    ['iso_8601_duration_openai_variant', '72ms', 72],
    ['iso_8601_duration_openai_variant', '0s', 0],
    ['iso_8601_duration_openai_variant', '90', undefined],
    ['iso_8601_duration_openai_variant', 'PT90S', undefined],
  ];
  for (const [format, value, expected] of cases) {
    it(`reads ${format} ${value} as ${expected === undefined ? 'nothing' : `${String(expected)} ms`}`, () => {
      expect(untilReset(value, format, now)).toBe(expected);
    });
  }

  it('reads nothing where there is nothing, in any format', () => {
    const formats: ResetFormat[] = [
      'unix_timestamp',
      'unix_timestamp_in_ms',
      'iso_8601',
      'iso_8601_duration_openai_variant',
    ];
    for (const format of formats) {
      for (const value of [null, '', undefined as never]) expect(untilReset(value, format, now)).toBeUndefined();
    }
  });

  it('gives whole milliseconds or nothing, whatever a server writes', () => {
    const format = fc.constantFrom<ResetFormat>(
      'unix_timestamp',
      'unix_timestamp_in_ms',
      'iso_8601',
      'iso_8601_duration_openai_variant',
    );
    const value = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.stringMatching(/^(\d{1,30}(\.\d+)?(ms|s|m|h|d)?){1,5}$/),
    );
    fc.assert(
      fc.property(format, value, (format, value) => {
        const delay = untilReset(value, format, now);
        return delay === undefined || (delay >= 0 && delay < Infinity && Math.ceil(delay) === delay);
      }),
    );
    expect().nothing();
  });
});
