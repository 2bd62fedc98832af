import { stripVTControlCharacters } from 'node:util';
import type { Playing } from '../../support/faultServer.js';
import { faultServer } from '../../support/faultServer.js';
import { TerminalSession } from '../terminal.js';

describe('LiveReporter', () => {
  /** Longer than a busy machine takes. */
  const patience = 20_000;
  const colour = /\u001b\[[\d;]*m/;
  const pending = { status: 202, body: { status: 'running' } };
  const done = { status: 200, body: { status: 'done' } };
  const until = ['--until', 'body.status=done'];

  it(
    'shows where the poll stands in two lines, and ends with what came of it',
    async () => {
      const script = await faultServer.play([
        pending,
        { ...pending, delay: 1_000 },
        { status: 503, headers: { 'retry-after': '2' } },
        done,
      ]);
      const terminal = await TerminalSession.start([script.url, ...until, '--interval', '1s'], { columns: 120 });
      await terminal.sees(/\n {2}attempt 1 {3}202 running {3}next in \ds +(5m|4m 59s) left\n {2}●$/);
      await terminal.sees(/\n {2}attempt 1 {3}202 running {3}asking +4m \d+s left\n {2}● ○$/);

      expect(terminal.isCursorVisible).toBeFalse();
      expect(terminal.raw).toMatch(colour);

      await terminal.sees(
        /\n {2}attempt 3 {3}503 Service Unavailable {3}again in \ds, as Retry-After asks +4m \d+s left\n {2}● ● ↻$/,
      );

      expect(await terminal.end()).toBe(0);
      expect(terminal.lines().join('\n')).toMatch(
        /^GET http:.* until body\.status=done, within 5m\n {2}● ● ↻ ✓\n✓ matched after 3 attempts in \d.*\n\{\n {2}"status": "done"\n\}$/,
      );
      expect(terminal.isCursorVisible).toBeTrue();
    },
    patience,
  );

  it(
    'tells what has not changed, and why it waits as long as it does',
    async () => {
      const headers = { etag: '"1"' };
      const { url } = await faultServer.play([
        { body: { status: 'running' }, headers },
        { status: 304, headers: { ...headers, 'retry-after': '2' } },
        done,
      ]);
      const terminal = await TerminalSession.start([url, ...until, '--interval', '1s', '--conditional'], {
        columns: 120,
      });
      await terminal.sees(/attempt 1 {3}200 running {3}next in \ds +\S+ ?\S* left\n {2}●$/);
      await terminal.sees(
        /attempt 2 {3}304 running {3}unchanged {3}next in \ds, as Retry-After asks +.* left\n {2}● ·$/,
      );

      expect(await terminal.end()).toBe(0);
      expect(terminal.lines()[1]).toBe('  ● · ✓');
    },
    patience,
  );

  it(
    'tells once, above the lines that stay, what a preset does not know',
    async () => {
      const states = ['in_progress', 'paused', 'paused', 'completed'];
      const { url } = await faultServer.play(states.map((status) => ({ body: { status } })));
      const terminal = await TerminalSession.start([url, '--preset', 'openai-batch', '--interval', '1s'], {
        columns: 160,
      });
      await terminal.sees(
        /\nopenai-batch does not know "paused"; asking on\n {2}attempt 2 {3}200 paused {3}next in 1s .*\n {2}● \?$/,
      );

      expect(await terminal.end()).toBe(0);
      expect(stripVTControlCharacters(terminal.raw)).toMatch(/asking on\s+attempt 2 /); // not where the poll stood before
      expect(terminal.lines().slice(1, 4)).toEqual([
        'openai-batch does not know "paused"; asking on',
        '  ● ? ? ✓',
        jasmine.stringMatching(/^✓ matched after 4 attempts in /),
      ]);
    },
    patience,
  );

  it(
    'ends at Ctrl-C, aborting the request in flight, and gives the cursor back',
    async () => {
      const script = await faultServer.play([pending, { fault: 'never-answers' }]);
      const terminal = await TerminalSession.start([script.url, ...until, '--interval', '1ms']);
      await script.arrived(2);
      await terminal.sees(/asking/);
      terminal.type('\u0003');

      expect(await terminal.end()).toBe(130);
      expect(terminal.lines().slice(-2)).toEqual(['  ●', '✗ interrupted; nothing more is asked']);
      expect(terminal.isCursorVisible).toBeTrue();
      expect((await script.closed(2)).closedAt).not.toBeNull();
    },
    patience,
  );

  const waiting = async (...more: string[]): Promise<readonly [Playing, readonly string[]]> => {
    const script = await faultServer.play([pending]);
    return [script, [script.url, ...until, '--interval', '1h', '--timeout', '2h', ...more]];
  };

  it(
    'leaves nothing behind when the terminal becomes narrower',
    async () => {
      const [, args] = await waiting();
      const terminal = await TerminalSession.start(args, { columns: 120 });
      await terminal.sees(/attempt 1 +202 running +next in 1h +2h left/);
      terminal.resize(40);
      await terminal.sees(/attempt 1 {3}202 running {3}next in [\dhms ]+\n {2}●$/);
      terminal.resize(20);
      await terminal.sees(/\n#1 202 runn?i?n?g?…? \S.*\n●$/);
      terminal.resize(120);
      await terminal.sees(/\n {2}attempt 1 {3}202 running {3}next in .* left\n {2}●$/);

      expect(terminal.lines().length).toBe(3);

      terminal.type('\u0003');

      expect(await terminal.end()).toBe(130);
    },
    patience,
  );

  it(
    'shows itself where nothing is asked',
    async () => {
      const terminal = await TerminalSession.start([]);
      await terminal.sees(/^A server of jobs listens at [^]*\n {2}attempt 1 {3}202 queued/);
      terminal.type('\u0003');

      expect(await terminal.end()).toBe(130);
    },
    patience,
  );

  it(
    'has no colours where there shall be none',
    async () => {
      const [, args] = await waiting();
      const terminal = await TerminalSession.start(args, { env: { NO_COLOR: '1' } });
      await terminal.sees(/attempt 1 +202/);
      terminal.type('\u0003');

      expect(await terminal.end()).toBe(130);
      expect(terminal.raw).not.toMatch(colour);
    },
    patience,
  );

  it(
    'writes lines in a dumb terminal, and nothing beyond ASCII where the locale has no more',
    async () => {
      const [, args] = await waiting();
      const [dumb, ascii] = await Promise.all([
        TerminalSession.start(args, { env: { TERM: 'dumb' } }),
        TerminalSession.start(args, { env: { LC_ALL: 'C' } }),
      ]);
      await dumb.sees(/ 1 {2}● {2}202 {3}running +\d+ms {2}again in 1h, by the schedule/);
      await ascii.sees(/attempt 1 +202 running +next in .*\n {2}\.$/);
      for (const terminal of [dumb, ascii]) {
        terminal.type('\u0003');
        await terminal.end();
      }

      expect(dumb.raw).not.toMatch(/\u001b\[(?![HJ]|3J|2J)/);
      expect(ascii.raw).not.toMatch(/[^\0-~]/);
      expect(ascii.lines().at(-1)).toBe('rxpoll: interrupted; nothing more is asked');
    },
    patience,
  );

  it(
    'lets no server steer the terminal',
    async () => {
      const evil = '\u001b[2J\u001b]0;evil\u0007\u009b31m';
      const steps = [
        { status: 202, body: { status: evil } },
        { headers: { 'content-type': 'text/plain' }, body: `ready ${evil}` },
      ];
      const { url } = await faultServer.play(steps);
      const terminal = await TerminalSession.start([url, '--interval', '1ms']);

      expect(await terminal.end()).toBe(0);
      expect(terminal.raw).not.toContain('\u001b]0;evil');
      expect(terminal.raw).not.toContain('\u009b');
      expect(terminal.lines().at(-1)).toBe('ready \ufffd[2J\ufffd]0;evil\ufffd\ufffd31m');
    },
    patience,
  );
});
