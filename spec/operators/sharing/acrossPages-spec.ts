import { asyncScheduler, of } from 'rxjs';
import { acrossPages } from '../../../operators/sharing/acrossPages.js';
import { record } from '../../support/record.js';
import { FakeBrowser } from './fakeBrowser.js';

describe('acrossPages', () => {
  const lacks: readonly (readonly [string, object])[] = [
    ['document', { document: undefined }],
    ['navigator', { navigator: undefined }],
    ['locks', { navigator: {} }],
    ['BroadcastChannel', { BroadcastChannel: undefined }],
  ];
  for (const [what, without] of lacks) {
    it(`lets a page poll for itself that lacks ${what}`, () => {
      const browser = new FakeBrowser();
      const { document, navigator, BroadcastChannel } = browser.open();
      const page = { document, navigator, BroadcastChannel, ...without };
      const poll = jasmine.createSpy().and.returnValue(of('attempt'));

      expect(record(acrossPages(page as object, '')('job 42', poll, asyncScheduler))).toEqual({
        values: ['attempt'],
        end: 'complete',
      });
      expect(poll.calls.allArgs()).toEqual([[undefined]]);
      expect(browser.inUse).toEqual([0, 0, 0]);
    });
  }
});
