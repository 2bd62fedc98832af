import { interval, map, take, timer, toArray, lastValueFrom } from 'rxjs';
import { VirtualTime } from './virtualTime.js';

describe('VirtualTime', () => {
  let time: VirtualTime;
  let answer: (response: Response) => void;
  let early: ReturnType<typeof setTimeout>;
  let fired: number;

  beforeEach(() => {
    spyOn(globalThis, 'fetch').and.returnValue(new Promise((resolve) => (answer = resolve)));
    fired = 0;
    early = setTimeout(() => fired++, 60);
    time = new VirtualTime();
    time.install();
  });

  afterEach(() => {
    time.uninstall();
    clearTimeout(early);
  });

  it('passes as timers ask, and no time else', async () => {
    const startedAt = Date.now();
    await lastValueFrom(timer(3_600_000));

    expect(Date.now() - startedAt).toBe(3_600_000);
  });

  it('fires timers in the order of their times, however often', async () => {
    const fired: string[] = [];
    setTimeout(() => fired.push('late'), 25);
    await lastValueFrom(
      interval(10).pipe(
        take(3),
        map((count) => fired.push(String(count))),
        toArray(),
      ),
    );

    expect(fired).toEqual(['0', '1', 'late', '2']);
  });

  it('does not fire what was cleared', async () => {
    const fired: string[] = [];
    clearTimeout(setTimeout(() => fired.push('cleared'), 10));
    await lastValueFrom(timer(20));

    expect(fired).toEqual([]);
  });

  it('stands still while a request is on its way and its body is read', async () => {
    const startedAt = Date.now();
    const requested = fetch('https://api.example.com');
    setTimeout(() => undefined, 1_000);
    await time.pause();
    await time.pause();
    answer(new Response('text'));

    expect(await (await requested).text()).toBe('text');
    expect(Date.now()).toBe(startedAt);
  });

  it('clears what was set before it', async () => {
    clearTimeout(early);
    for (let pauses = 0; pauses < 50; pauses++) await time.pause();

    expect(fired).toBe(0);
  });

  it('gives the platform back', () => {
    const { setTimeout, fetch } = globalThis;
    time.uninstall();

    expect(globalThis.setTimeout).not.toBe(setTimeout);
    expect(globalThis.fetch).not.toBe(fetch);
  });
});
