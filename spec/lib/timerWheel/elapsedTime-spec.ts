import { ElapsedTime } from '../../../lib/timerWheel/elapsedTime.js';

/** Clocks that a case sets, begun at some time of day. */
function begun(): { readonly elapsed: ElapsedTime; readonly set: (now: number, steady?: number) => void } {
  let [now, steady] = [0, 0];
  const set = (newNow: number, newSteady = newNow): void => {
    now = 1e12 + newNow;
    steady = 5e3 + newSteady;
  };
  set(0);
  const elapsed = new ElapsedTime({ now: () => now, steady: () => steady });
  elapsed.restart();
  return { elapsed, set };
}

describe('ElapsedTime', () => {
  it('begins at 0, and again when it begins anew', () => {
    const { elapsed, set } = begun();
    const times = [elapsed.read(100)];
    set(70);
    times.push(elapsed.read(100));
    elapsed.restart();
    times.push(elapsed.read(100));

    expect(times).toEqual([0, 70, 0]);
  });

  it('goes by a virtual clock while that says what can be, though the steady one goes as it likes', () => {
    const { elapsed, set } = begun();
    const times = [];
    set(40, 7_000);
    times.push(elapsed.read(100));
    set(100, 9_000);
    times.push(elapsed.readAtRing(100));
    set(130, 9_000);
    times.push(elapsed.read(200));

    expect(times).toEqual([40, 100, 130]);
    expect(elapsed.wasSet).toBeFalse();
  });

  const oneReading: readonly [what: string, now: number, steady: number, time: number, wasSet: boolean][] = [
    ['a clock that is set back', -3_600_000 + 50, 50, 50, true],
    ['a clock that is set back a little', -200, 50, 50, false],
    ['a clock that is set forward', 3_600_000 + 50, 50, 50, true],
    ['a thread that was busy', 5_000, 5_000, 5_000, false],
    ['a sleep of the computer, which timers do not count', 3_600_000, 60, 60, true],
  ];
  for (const [what, now, steady, time, wasSet] of oneReading) {
    it(`tells what timers count after ${what}`, () => {
      const { elapsed, set } = begun();
      set(now, steady);

      expect(elapsed.read(100)).toBe(time);
      expect(elapsed.wasSet).toBe(wasSet);
      set(now + 7, steady + 7);
      expect(elapsed.read(time + 100)).toBe(time + 7);
      expect(elapsed.wasSet).toBeFalse();
    });
  }

  const rings: readonly [what: string, now: number, steady: number, time: number][] = [
    ['in time', 100, 100, 100],
    ['late', 130, 130, 130],
    ['very late', 9_000, 9_000, 9_000],
    ['early by the rounding of milliseconds', 99, 99.5, 100],
    ['while all clocks stand still', 0, 0, 100],
    ['after the clock was set back', -5_000, 104, 104],
    ['after the clock was set forward', 50_000, 104, 104],
  ];
  for (const [what, now, steady, time] of rings) {
    it(`tells what a timer has counted that rings ${what}`, () => {
      const { elapsed, set } = begun();
      set(now, steady);

      expect(elapsed.readAtRing(100)).toBe(time);
    });
  }

  const roundings: readonly [what: string, now: number, steady: number][] = [
    ['run ahead where every other timer is early', -1, -0.1],
    ['fall behind where every other timer is late', 1, 0.1],
  ];
  for (const [what, now, steady] of roundings) {
    it(`does not ${what} by the rounding of milliseconds`, () => {
      const { elapsed, set } = begun();
      for (let ring = 1; ring <= 1_000; ring++) {
        const isOdd = ring % 2;
        set(ring * 10 + now * isOdd, ring * 10 + steady * isOdd);
        elapsed.readAtRing(ring * 10);
      }
      set(10_050);

      expect(elapsed.read(10_100)).toBe(10_050);
    });
  }

  it('leaves to the clock what had passed when a timer rang last, where the two go at different speeds', () => {
    const { elapsed, set } = begun();
    for (let ring = 1; ring <= 100; ring++) {
      set(ring * 10, ring * 11);
      elapsed.readAtRing(ring * 10);
    }
    set(-5_000, 1_150);

    expect(elapsed.read(1_100)).toBe(1_050);
  });

  it('never goes back', () => {
    const { elapsed, set } = begun();
    set(99);
    elapsed.readAtRing(100);
    set(99.5);
    const times = [elapsed.read(200)];
    set(205);
    times.push(elapsed.read(200));
    set(204.5);
    times.push(elapsed.readAtRing(200));

    expect(times).toEqual([100, 205, 205]);
  });
});
