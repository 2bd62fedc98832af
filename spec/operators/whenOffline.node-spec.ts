import { whenOffline } from '../../operators/whenOffline.js';
import { usePretence } from '../support/pretend.js';
import { record } from '../support/record.js';

describe('whenOffline without a page', () => {
  const pretend = usePretence();

  it('tells that the network is there, and then nothing', () => {
    pretend(globalThis, 'navigator', () => ({ onLine: false })); // that of a worker, which nobody tells that it is over

    expect(record(whenOffline())).toEqual({ values: [false], end: undefined });
  });
});
