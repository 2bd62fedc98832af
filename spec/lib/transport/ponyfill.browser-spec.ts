import { loadPonyfill, mended } from '../../../lib/transport/ponyfill.browser.js';

describe('loadPonyfill in a browser', () => {
  it('says what to do where there is no fetch', async () => {
    await expectAsync(loadPonyfill()).toBeRejectedWithError(
      TypeError,
      'there is no fetch here; pass one: pollHttp(url, { fetch })',
    );
  });

  it('needs no mending', () => {
    expect(mended(fetch)).toBe(fetch);
  });
});
