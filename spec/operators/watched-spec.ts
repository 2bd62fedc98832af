import { take } from 'rxjs';
import { watched } from '../../operators/watched.js';
import { countListeners } from '../support/countListeners.js';
import { record } from '../support/record.js';

describe('watched', () => {
  let light: EventTarget & { isOn: boolean };
  let listeners: () => number;
  const light$ = watched(
    () => light,
    ['on', 'off'],
    ({ isOn }) => isOn,
  );
  const turn = (isOn: boolean, event = isOn ? 'on' : 'off'): void => {
    light.isOn = isOn;
    light.dispatchEvent(new Event(event));
  };

  beforeEach(() => {
    light = Object.assign(new EventTarget(), { isOn: false });
    listeners = countListeners(light);
  });

  it('tells at subscription, and then each change', () => {
    light.isOn = true;
    const { values } = record(light$);
    turn(false);
    turn(true);

    expect(values).toEqual([true, false, true]);
  });

  it('never tells the same twice in a row', () => {
    const { values } = record(light$);
    turn(false);
    turn(true);
    turn(true, 'off');

    expect(values).toEqual([false, true]);
  });

  it('looks for its target at each subscription, and not before', () => {
    record(light$);
    light = Object.assign(new EventTarget(), { isOn: true });

    expect(record(light$).values).toEqual([true]);
  });

  it('is false for ever where there is no target, and never ends', () => {
    const recording = record(
      watched(
        () => undefined,
        ['on'],
        () => true,
      ),
    );

    expect(recording).toEqual({ values: [false], end: undefined });
  });

  it('has listeners of its own for each subscriber, until it leaves', () => {
    const first = light$.subscribe();
    const second = light$.subscribe();

    expect(listeners()).toBe(4);

    first.unsubscribe();

    expect(listeners()).toBe(2);

    second.unsubscribe();

    expect(listeners()).toBe(0);
  });

  for (const count of [1, 2]) {
    it(`leaves no listener behind when it is left at value ${String(count)}`, () => {
      const { end } = record(light$.pipe(take(count)));
      turn(true);

      expect(listeners()).toBe(0);
      expect(end ?? 'complete').toBe('complete');
    });
  }

  it('makes an error of what finding throws', () => {
    const lost = watched<EventTarget>(
      () => {
        throw new Error('lost');
      },
      [],
      () => true,
    );

    expect(record(lost).end).toEqual(new Error('lost'));
  });
});
