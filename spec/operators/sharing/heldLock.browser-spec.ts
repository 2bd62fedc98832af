import type { Subscription } from 'rxjs';
import { heldLock } from '../../../operators/sharing/heldLock.js';
import { until } from '../../support/pages/until.js';

describe('heldLock', () => {
  const { locks } = navigator;
  const name = 'heldLock.browser-spec';
  let told: string[];
  let holders: Subscription[];
  const hold = (who: string, takesAway = false): Subscription => {
    const holder = heldLock(locks, name, takesAway).subscribe({
      next: () => told.push(who),
      error: (error: Error) => told.push(`${who}: ${error.name}`),
    });
    holders.push(holder);
    return holder;
  };
  const held = async (): Promise<number> =>
    (await locks.query()).held?.filter((lock) => lock.name === name).length ?? 0;
  const queued = async (): Promise<number> =>
    (await locks.query()).pending?.filter((lock) => lock.name === name).length ?? 0;

  beforeEach(() => {
    told = [];
    holders = [];
  });

  afterEach(async () => {
    for (const holder of holders) holder.unsubscribe();
    await until(async () => (await held()) === 0);
  });

  it('holds the lock until it is unsubscribed, and then the next has it', async () => {
    const one = hold('one');
    hold('two');
    await until(async () => (await queued()) === 1);
    const before = [...told];
    one.unsubscribe();
    await until(() => told.length === 2);

    expect([before, told]).toEqual([['one'], ['one', 'two']]);
  });

  it('waits no more once it is unsubscribed', async () => {
    hold('one');
    const two = hold('two');
    await until(async () => (await queued()) === 1);
    two.unsubscribe();
    await until(async () => (await queued()) === 0);

    expect(told).toEqual(['one']);
  });

  it('is not granted where it is unsubscribed at once, even to one who takes it away', async () => {
    hold('one').unsubscribe();
    hold('two', true).unsubscribe();
    await until(async () => (await held()) === 0 && (await queued()) === 0);

    expect(told).toEqual([]);
  });

  it('takes the lock away from who holds it, who hears of that', async () => {
    hold('one');
    hold('two');
    await until(() => told.length === 1);
    hold('three', true);
    await until(() => told.length === 3);

    expect([told[0], told.slice(1).sort(), await held(), await queued()]).toEqual([
      'one',
      ['one: AbortError', 'three'],
      1,
      1,
    ]);
  });
});
