import { loadPonyfill, watchPonyfill } from '../../../lib/transport/ponyfill.browser.js';

describe('loadPonyfill in a browser', () => {
  it('says what to do where there is no fetch', async () => {
    await expectAsync(loadPonyfill()).toBeRejectedWithError(
      TypeError,
      'there is no fetch here; pass one: pollHttp(url, { fetch })',
    );
  });

  it('has nothing to watch', () => {
    const watch: () => unknown = watchPonyfill;

    expect(watch()).toBeUndefined();
  });
});
