import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import xterm from '@xterm/headless';
import { commandOf } from './program.js';

/** Size and environment of a terminal. */
export interface TerminalOptions {
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A program in a pseudo-terminal, and what a person sees of it. */
export class TerminalSession {
  /** All that was written to the terminal. */
  raw = '';
  private readonly screen: xterm.Terminal;
  private readonly exit: Promise<number | null>;
  private readonly watchers = new Set<() => void>();
  /** What was seen one after the other, and how much of it was looked at. */
  private readonly pictures: string[] = [];
  private looked = 0;
  private isOver = false;

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    columns: number,
  ) {
    this.screen = new xterm.Terminal({ cols: columns, rows: 24, allowProposedApi: true });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.raw += text;
      // Frame by frame: what was seen for a moment only was seen all the same.
      for (const frame of text.split(/(?<!\u001b\[1A)(?=\u001b\[2K)/)) this.screen.write(frame, () => this.tell());
    });
    this.exit = once(child, 'close').then(([code]) => code as number | null);
    void this.exit.finally(() => {
      this.isOver = true;
      this.screen.write('', () => this.tell());
    });
  }

  /** Starts the program in a terminal of its own, made by `script` of util-linux. */
  static async start(args: readonly string[], { columns = 80, env }: TerminalOptions = {}): Promise<TerminalSession> {
    if (!(spawnSync('script', ['--version']).stdout as Buffer | null)?.includes('util-linux')) {
      throw new Error('these specs need a pseudo-terminal, which `script` of util-linux makes; it is not here');
    }
    const command = (await commandOf(args)).map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const inside = `tty; stty cols ${String(columns)} rows 24; clear; exec ${command}`;
    const unset = {
      CI: undefined,
      TEAMCITY_VERSION: undefined,
      NO_COLOR: undefined,
      FORCE_COLOR: undefined,
      NODE_V8_COVERAGE: undefined,
    };
    const child = spawn('script', ['-qfec', inside, '/dev/null'], {
      env: { ...process.env, ...unset, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', SHELL: '/bin/sh', ...env },
    });
    return new TerminalSession(child, columns);
  }

  /** The lines that are seen, without what is empty at their end. */
  lines(): readonly string[] {
    const { active } = this.screen.buffer;
    const lines = Array.from({ length: active.length }, (_, y) => active.getLine(y)?.translateToString(true) ?? '');
    return lines.join('\n').trimEnd().split('\n');
  }

  /** Whether the cursor is seen. */
  get isCursorVisible(): boolean {
    return this.raw.lastIndexOf('\u001b[?25h') >= this.raw.lastIndexOf('\u001b[?25l');
  }

  /** Resolves once something is seen that matches, since what was seen last; rejects if it has not in ten seconds, or when the program ends without it. */
  async sees(pattern: RegExp): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const give = (problem: string): void =>
        reject(new Error(`${problem} without ${String(pattern)}; seen:\n${this.lines().join('\n')}`));
      const timer = setTimeout(() => give('ten seconds'), 10_000);
      const watch = (): void => {
        const found = this.pictures.slice(this.looked).findIndex((picture) => pattern.test(picture));
        const isSeen = found >= 0;
        if (isSeen) this.looked += found;
        if (!isSeen && !this.isOver) return;
        clearTimeout(timer);
        this.watchers.delete(watch);
        if (isSeen) resolve();
        else give('the program ended');
      };
      this.watchers.add(watch);
      watch();
    });
  }

  /** Types on the keyboard. */
  type(text: string): void {
    this.child.stdin.write(text);
  }

  /** Makes the terminal wider or narrower. */
  resize(columns: number): void {
    const [, tty = ''] = /(\/dev\/\S+)/.exec(this.raw) ?? [];
    this.screen.resize(columns, 24);
    execFileSync('stty', ['-F', tty, 'cols', String(columns)]);
  }

  /** The exit code, once all is seen. */
  async end(): Promise<number | null> {
    const code = await this.exit;
    await new Promise<void>((resolve) => {
      this.screen.write('', resolve);
    });
    return code;
  }

  private tell(): void {
    const picture = this.lines().join('\n');
    if (picture !== this.pictures.at(-1)) this.pictures.push(picture);
    for (const watch of this.watchers) watch();
  }
}
