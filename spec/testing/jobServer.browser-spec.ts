import { startJobServer } from '../../testing/jobServer.js';

describe('startJobServer in a browser', () => {
  it('says that it needs Node', async () => {
    await expectAsync(startJobServer()).toBeRejectedWithError(
      'startJobServer: a server needs Node; in a browser, use scriptedTransport',
    );
  });
});
