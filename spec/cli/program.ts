import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}.cache/cli/${String(process.pid)}`;

/** The program, in few files of its sources: it starts many times as fast as they do one by one. */
const main = build({
  entryPoints: [`${root}cli/main.ts`],
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  external: ['rxpoll', 'acorn', 'commander', 'cross-fetch', 'log-update', 'yaml', 'zod'], // RxJS is of 200 files
  conditions: ['rxpoll-source'],
}).then(() => {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return `${folder}/main.mjs`;
});

/** What a run of the program came to. */
export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the program is run. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads from stdin; nothing where left out, and stdin closed. */
  readonly input?: string;
  /** Sends it a signal when it resolves. */
  readonly kill?: readonly [when: Promise<unknown>, signal: NodeJS.Signals];
}

/** Command and arguments that run the program by node. */
export async function commandOf(args: readonly string[]): Promise<readonly [string, ...string[]]> {
  return [process.execPath, await main, ...args];
}

/** Runs the program in pipes, as scripts do. */
export async function run(args: readonly string[], { env, input, kill }: RunOptions = {}): Promise<Run> {
  const [command, ...rest] = await commandOf(args);
  const child = spawn(command, rest, {
    env: { ...process.env, ...env, NODE_V8_COVERAGE: undefined },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin?.end(input);
  void kill?.[0].then(() => child.kill(kill[1])).catch(() => undefined); // it may have ended by itself
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, stdout, stderr };
}

/** Runs a command of the shell in which `rxpoll` is the program. */
export async function shell(script: string): Promise<Run> {
  const [node, program] = await commandOf([]);
  const child = spawn('bash', ['-c', `rxpoll() { "${node}" "${program ?? ''}" "$@"; }; ${script}`], {
    env: { ...process.env, NODE_V8_COVERAGE: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, stdout, stderr };
}
