import 'zone.js';
import { of } from 'rxjs';
import { acrossTabs } from '../../../operators/acrossTabs.js';
import { backoffSchedule } from '../../../operators/backoffSchedule.js';
import { sharePoll } from '../../../operators/sharePoll.js';

/** The zones in which a viewer, who is in one as those of Angular are, is told of attempts. */
const zones: string[] = [];

Zone.current.fork({ name: 'of the viewer' }).run(() => {
  sharePoll('zoned', (from) => of('pending').pipe(backoffSchedule({ strategy: 'fixed', initialDelay: 50, from })), {
    across: acrossTabs(),
  }).subscribe(() => zones.push(Zone.current.name));
});

Object.assign(globalThis, { zones });
