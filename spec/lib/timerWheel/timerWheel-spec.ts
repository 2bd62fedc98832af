import * as fc from 'fast-check';
import type { WheelEntry } from '../../../lib/timerWheel/slot.js';
import { TimerWheel } from '../../../lib/timerWheel/timerWheel.js';

interface Named extends WheelEntry {
  readonly name: number;
}

function entry(due: number, name = due): Named {
  return { name, due, previous: undefined, next: undefined };
}

/** A wheel with entries, which were due when they were added: at the times that are given. */
function wheelOf(slack: number, ...dues: readonly number[]): TimerWheel<Named> {
  const wheel = new TimerWheel<Named>(slack);
  for (const due of dues) wheel.add(entry(due));
  return wheel;
}

/** Takes what has come by a time. */
function takeAll(wheel: TimerWheel<Named>, time: number): readonly number[] {
  const names: number[] = [];
  for (let taken = wheel.take(time); taken; taken = wheel.take(time)) names.push(taken.name);
  return names;
}

/** Turns a wheel as a timer does that looks again when it is told to, and gives when each entry came. */
function turn(wheel: TimerWheel<Named>): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  while (wheel.size > 0) {
    const time = wheel.nextAt();
    for (const name of takeAll(wheel, time)) times.set(name, time);
  }
  return times;
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), delay: fc.oneof(fc.nat(30), fc.nat(3_000), fc.nat(2 ** 40)) }),
  fc.record({ kind: fc.constant('remove' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('turn' as const), by: fc.oneof(fc.nat(30), fc.nat(5_000), fc.nat(100_000)) }),
);

describe('TimerWheel', () => {
  const ticks: readonly [due: number, tick: number][] = [
    [0, 16],
    [1, 16],
    [15, 16],
    [16, 32],
    [17, 32],
    [1_023, 1_024],
    [1_024, 1_040],
    [60_000, 60_016],
    [65_535, 65_536],
    [65_536, 65_552],
    [2 ** 31, 2 ** 31 + 16],
    [2 ** 45, 2 ** 45 + 16],
  ];
  for (const [due, tick] of ticks) {
    it(`gives what is due at ${String(due)} the tick at ${String(tick)}`, () => {
      expect(new TimerWheel<Named>(16).add(entry(due))).toBe(tick);
    });
  }

  for (const [due, tick] of ticks.filter(([due]) => due <= 2 ** 20)) {
    it(`lets what is due at ${String(due)} come at ${String(tick)}, and not before`, () => {
      const wheel = wheelOf(16, due);

      expect(takeAll(wheel, tick - 1)).toEqual([]);
      expect(takeAll(wheel, tick)).toEqual([due]);
      expect(wheel.size).toBe(0);
    });
  }

  it('gives what comes at one tick in the order in which it is due', () => {
    expect(takeAll(wheelOf(16, 12, 3, 14, 3.5, 0), 16)).toEqual([0, 3, 3.5, 12, 14]);
  });

  it('gives what is due at the same time in the order in which it was added, from wherever it waited', () => {
    const wheel = new TimerWheel<Named>(1);
    wheel.add(entry(5_000, 1)); // in a wide slot
    expect(takeAll(wheel, 4_097)).toEqual([]);
    wheel.add(entry(5_000, 2));
    expect(takeAll(wheel, 4_992)).toEqual([]);
    wheel.add(entry(5_000, 3));

    expect(takeAll(wheel, 6_000)).toEqual([1, 2, 3]);
  });

  it('gives what is overdue at the next tick, though one has just begun', () => {
    const wheel = wheelOf(10, 5);
    takeAll(wheel, 37);

    expect(wheel.add(entry(12))).toBe(40);
    expect(takeAll(wheel, 39)).toEqual([]);
    expect(takeAll(wheel, 40)).toEqual([12]);
  });

  it('does not give what is added while it gives what has come', () => {
    const wheel = wheelOf(10, 1, 2);

    expect(wheel.take(10)?.name).toBe(1);
    wheel.add(entry(0));
    expect(takeAll(wheel, 10)).toEqual([2]);
    expect(takeAll(wheel, 20)).toEqual([0]);
  });

  it('does not give what is removed, be it far away, near or about to come', () => {
    const wheel = new TimerWheel<Named>(10);
    const [far, near, first, second] = [entry(1e6), entry(15), entry(1), entry(2)];
    for (const each of [far, near, first, second]) wheel.add(each);

    expect(wheel.take(10)).toBe(first);
    for (const each of [far, near, second]) wheel.remove(each);
    expect(wheel.size).toBe(0);
    expect(takeAll(wheel, 2e6)).toEqual([]);
  });

  it('leaves alone what does not wait', () => {
    const wheel = wheelOf(10, 1);
    wheel.remove(entry(1));
    const taken = wheel.take(10);
    if (taken) wheel.remove(taken);

    expect(wheel.size).toBe(0);
  });

  it('says to look again when something comes, at the end of the round at the latest, and at once where something is left', () => {
    const wheel = wheelOf(10, 5, 6, 200, 9_000);
    const times = [wheel.nextAt()];
    wheel.take(10);
    times.push(wheel.nextAt());
    wheel.take(10);
    times.push(wheel.nextAt());
    takeAll(wheel, 210);
    times.push(wheel.nextAt());

    expect(times).toEqual([10, 10, 210, 640]);
  });

  it('begins anew', () => {
    const wheel = wheelOf(10, 5_000);
    takeAll(wheel, 6_000);
    wheel.restart();

    expect(wheel.add(entry(3))).toBe(10);
    expect(takeAll(wheel, 10)).toEqual([3]);
  });

  it('lets everything come after it is due, and by at most the slack', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.array(fc.nat(300_000)), (slack, delays) => {
        const dues = [...new Set(delays)];
        const late = [...turn(wheelOf(slack, ...dues))].map(([due, time]) => time - due);

        expect(late.length).toBe(dues.length);
        expect(late.every((lateness) => lateness > 0 && lateness <= slack)).toBeTrue();
      }),
    );
  });

  it('does what a list does that is sorted each time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.array(step, { maxLength: 60 }), (slack, steps) => {
        const wheel = new TimerWheel<Named>(slack);
        let list: { readonly tick: number; readonly due: number; readonly added: Named }[] = [];
        let time = 0;
        for (const [name, step] of steps.entries()) {
          if (step.kind === 'add') {
            const due = time + step.delay;
            const added = entry(due, name);
            list.push({ tick: wheel.add(added), due, added });
          } else if (step.kind === 'remove') {
            const [removed] = list.splice(step.which % (list.length || 1), 1);
            if (removed) wheel.remove(removed.added);
          } else {
            time += step.by;
            const come = list.filter(({ tick }) => tick <= time);
            list = list.filter(({ tick }) => tick > time);
            come.sort((a, b) => a.tick - b.tick || a.due - b.due);
            expect(takeAll(wheel, time)).toEqual(come.map(({ added }) => added.name));
          }
          expect(wheel.size).toBe(list.length);
        }
      }),
    );
  });
});
