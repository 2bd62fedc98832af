import { exampleApi } from './exampleApi.js';
import { inspect } from './inspect.js';
import { VirtualTime } from './virtualTime.js';

/** What an example is given: the checks of what its comments say, and a console that is read. */
export interface Witness {
  check(actual: unknown, expected: unknown): void;
  checkThrown(action: () => unknown, name: string): void;
  readonly console: { log(...values: unknown[]): void };
}

/**
 * Specifies that an example does what its comments say.
 *
 * @param title Where it stands.
 * @param checks How many of its statements say their value, or what they throw.
 * @param logged What it says is logged, joined by commas.
 * @param clock Virtual time takes none. An example that has a server needs real time, since the server lives in it.
 * @param run The example.
 */
export function example(
  title: string,
  checks: number,
  logged: string,
  clock: 'virtual time' | 'real time',
  run: (witness: Witness) => Promise<void>,
): void {
  describe(`example of ${title}`, () => {
    const { fetch } = globalThis;
    let time: VirtualTime;

    beforeEach(() => {
      globalThis.fetch = exampleApi(fetch);
      time = new VirtualTime();
      if (clock === 'virtual time') time.install();
    });

    afterEach(() => {
      time.uninstall();
      globalThis.fetch = fetch;
    });

    it('does what it says', async () => {
      const lines: string[] = [];
      let checked = 0;
      await run({
        check: (actual, expected) => {
          checked++;
          expect(actual).toEqual(expected);
        },
        checkThrown: (action, name) => {
          checked++;
          expect(action).toThrow(jasmine.objectContaining({ name }));
        },
        console: { log: (...values) => lines.push(values.map(inspect).join(' ')) },
      });
      const isDone = (): boolean => checked >= checks && lines.join(', ').length >= logged.length;
      for (let pauses = 0; !isDone() && pauses < 500; pauses++) await time.pause();

      expect(checked).withContext('statements that say their value, or what they throw').toBe(checks);
      expect(lines.join(', ')).withContext('what is logged').toBe(logged);
    });
  });
}
