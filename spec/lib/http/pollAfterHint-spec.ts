import { pollAfterHint } from '../../../lib/http/pollAfterHint.js';

describe('pollAfterHint', () => {
  it('reads milliseconds that hold once', () => {
    expect(pollAfterHint({ body: { poll_after_ms: 250 } })).toEqual({
      delay: 250,
      reason: 'retry-after',
      scope: 'once',
    });
    expect(pollAfterHint({ body: { poll_after_ms: '250.5' } })?.delay).toBe(251);
  });

  it('reads nothing else', () => {
    const bodies = [null, 'poll_after_ms', [250], { pollAfterMs: 250 }, { job: { poll_after_ms: 250 } }];
    const values = [null, -1, NaN, 'soon', '', true, [250], {}];
    for (const body of [...bodies, ...values.map((value) => ({ poll_after_ms: value }))]) {
      expect(pollAfterHint({ body })).withContext(JSON.stringify(body)).toBeUndefined();
    }
  });
});
