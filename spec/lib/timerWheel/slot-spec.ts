import { Slot } from '../../../lib/timerWheel/slot.js';
import type { WheelEntry } from '../../../lib/timerWheel/slot.js';

function entry(due: number): WheelEntry {
  return { due, previous: undefined, next: undefined };
}

describe('Slot', () => {
  it('is empty until something is added', () => {
    const slot = new Slot();
    const isEmpty = [slot.isEmpty];

    slot.add(entry(1));

    expect([...isEmpty, slot.isEmpty]).toEqual([true, false]);
  });

  it('gives all that is in it, in the order in which it was added, and is empty then', () => {
    const slot = new Slot();
    const entries = [3, 1, 2].map(entry);
    for (const each of entries) slot.add(each);

    expect(slot.takeAll().map(({ due }) => due)).toEqual([3, 1, 2]);
    expect(slot.isEmpty).toBeTrue();
    expect(slot.takeAll()).toEqual([]);
  });

  it('can be filled again', () => {
    const slot = new Slot();
    slot.add(entry(1));
    for (const each of slot.takeAll()) slot.add(each);
    slot.add(entry(2));

    expect(slot.takeAll().map(({ due }) => due)).toEqual([1, 2]);
  });
});
