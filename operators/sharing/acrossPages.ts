import { Observable } from 'rxjs';
import type { ShareAcross } from '../../lib/sharing/sharePollOptions.js';
import { placeOf } from '../../lib/sharing/tabMessage.js';
import type { Page } from './tab.js';
import { Tab } from './tab.js';

/** What a page may lack: Node has no `document`, older browsers and insecure addresses have no locks. */
interface AnyPage extends Partial<Omit<Page, 'navigator'>> {
  readonly navigator?: Partial<Navigator>;
}

/** Shares polls with other pages, on the part of one. Where it lacks what that takes, it polls for itself. */
export function acrossPages(page: AnyPage, name: string): ShareAcross {
  return (key, poll, scheduler) =>
    isWhole(page)
      ? new Observable((viewer) => {
          new Tab(page, placeOf(name, key), poll, scheduler, viewer);
        })
      : poll(undefined);
}

function isWhole(page: AnyPage): page is Page {
  return Boolean(page.document && page.navigator?.locks && page.BroadcastChannel);
}
