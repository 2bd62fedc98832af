import { retryAfterHint } from '../../../lib/http/retryAfterHint.js';

describe('retryAfterHint', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const delayOf = (fields: Record<string, string>): number | undefined =>
    retryAfterHint({ headers: new Headers(fields) }, now)?.delay;

  const table: [Record<string, string>, number | undefined][] = [
    [{ 'Retry-After': '5' }, 5_000],
    [{ 'Retry-After': '0' }, 0],
    [{ 'Retry-After': '1.5' }, 1_500],
    [{ 'Retry-After': 'Sun, 22 Nov 2026 12:00:05 GMT' }, 5_000],
    [{ 'Retry-After': 'Sunday, 22-Nov-26 12:00:05 GMT' }, 5_000],
    [{ 'Retry-After': 'Sun Nov 22 12:00:05 2026' }, 5_000],
    [{ 'Retry-After': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'Retry-After': 'soon' }, undefined],
    [{ 'Retry-After': '-1' }, undefined],
    [{ 'Retry-After': '5, 10' }, undefined],
    [{ 'retry-after-ms': '250' }, 250],
    [{ 'retry-after-ms': '250.5' }, 251],
    [{ 'retry-after-ms': 'soon' }, undefined],
    [{ 'retry-after-ms': '-5' }, undefined],
    [{ 'openai-poll-after-ms': '5000' }, 5_000],
    [{ 'openai-poll-after-ms': '5s' }, undefined],
    [{ 'Retry-After': '1', 'retry-after-ms': '250' }, 1_000],
    [{ 'Retry-After': 'soon', 'retry-after-ms': '250' }, 250],
    [{ 'retry-after-ms': '250', 'openai-poll-after-ms': '5000' }, 250],
    [{ 'retry-after-ms': '', 'openai-poll-after-ms': '5000' }, 5_000],
    [{}, undefined],
  ];
  for (const [fields, delay] of table) {
    it(`takes ${JSON.stringify(fields)} for ${String(delay)}`, () => {
      expect(delayOf(fields)).toBe(delay);
    });
  }

  it('holds for the wait that follows', () => {
    expect(retryAfterHint({ headers: new Headers({ 'Retry-After': '5' }) }, now)).toEqual({
      delay: 5_000,
      reason: 'retry-after',
      scope: 'once',
    });
  });
});
