import { pollIntervalHint } from '../../../lib/http/pollIntervalHint.js';

describe('pollIntervalHint', () => {
  const hint = (value: string): unknown => pollIntervalHint({ headers: new Headers({ 'X-Poll-Interval': value }) });

  it('reads seconds that hold from now on', () => {
    expect(hint('60')).toEqual({ delay: 60_000, reason: 'poll-interval', scope: 'from now on' });
    expect(hint('0.5')).toEqual({ delay: 500, reason: 'poll-interval', scope: 'from now on' });
  });

  it('reads nothing else', () => {
    for (const value of ['', '-60', 'often', '60s', '60, 60', 'Sun, 22 Nov 2026 12:00:05 GMT']) {
      expect(hint(value)).withContext(value).toBeUndefined();
    }
    expect(pollIntervalHint({ headers: new Headers() })).toBeUndefined();
  });
});
