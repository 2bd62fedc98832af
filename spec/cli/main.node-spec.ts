import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startJobServer } from '../../testing/jobServer.js';
import type { JobServer } from '../../testing/jobServer.js';
import { faultServer } from '../support/faultServer.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = `${root}.cache/cli/${String(process.pid)}.mjs`;

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program, and interrupts it when `until` resolves. */
async function run(args: readonly string[], until?: Promise<unknown>): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, NODE_V8_COVERAGE: undefined } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  void until?.then(() => child.kill('SIGINT'));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

describe('main', () => {
  let server: JobServer;
  beforeAll(async () => {
    // One file of the sources: it starts five times as fast as they do one by one.
    await build({
      entryPoints: [`${root}cli/main.ts`],
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      conditions: ['rxpoll-source'],
    });
    server = await startJobServer({ steps: [50], faults: {} });
  });
  afterAll(async () => {
    await server.close();
    await rm(program);
  });

  const submit = async (outcome = 'completed'): Promise<string> => {
    const response = await fetch(`${server.url}/jobs`, { method: 'POST', body: JSON.stringify({ outcome }) });
    return `${server.url}${response.headers.get('location')!}`;
  };

  it('polls until the answer matches, and prints its body alone to stdout', async () => {
    const { code, stdout, stderr } = await run([await submit(), '--until', 'status=completed', '--interval', '20ms']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(jasmine.objectContaining({ status: 'completed', progress: 100 }));
    expect(stderr).toMatch(/wait +202 +queued .*\n.*wait +202 +running .* again in 20ms, by the schedule\n/);
    expect(stderr).toMatch(/match +200 +completed .*\n\nrxpoll: matched after 3 attempts in /);
  });

  it('exits with 1 when the job fails', async () => {
    const { code, stdout, stderr } = await run([
      ...[await submit('failed'), '--interval', '20ms'],
      ...['--until', 'status=completed', '--fail-on', 'status=failed'],
    ]);

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/\nrxpoll: the job failed; /);
  });

  it('exits with 2 and one line for wrong usage', async () => {
    const { code, stdout, stderr } = await run(['--unti', 'status=200']);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe("rxpoll: Unknown option '--unti'; did you mean until?; see --help\n");
  });

  it('exits with 3 when the time is up', async () => {
    const { url } = await faultServer.play([{ fault: 'never-answers' }]);

    const { code, stderr } = await run([url, '--timeout', '50ms']);

    expect(code).toBe(3);
    expect(stderr).toMatch(/\nrxpoll: no answer in 50ms to GET /);
  });

  it('exits with 4 when no attempts are left', async () => {
    const { code, stderr } = await run([await submit(), '--interval', '10ms', '--max-attempts', '1']);

    expect(code).toBe(4);
    expect(stderr).toMatch(/no attempts left\n\nrxpoll: the schedule ended without a match after 1 attempt /);
  });

  it('exits with 5 when no answer comes', async () => {
    const { code, stderr } = await run([await faultServer.refused(), '--retries', '0']);

    expect(code).toBe(5);
    expect(stderr).toMatch(/\nrxpoll: GET .* got no response: .*ECONNREFUSED/);
  });

  it('exits with 130 at Ctrl-C, aborting the request in flight', async () => {
    const script = await faultServer.play([{ fault: 'never-answers' }]);

    const { code, stderr } = await run([script.url], script.arrived(1));

    expect(code).toBe(130);
    expect(stderr).toMatch(/\nrxpoll: interrupted; nothing more is asked\n$/);
    expect((await script.closed(1)).closedAt).not.toBeNull();
  });

  it('prints help and its version', async () => {
    const [help, version] = await Promise.all([run(['--help']), run(['--version'])]);

    expect([help.code, version.code]).toEqual([0, 0]);
    expect(help.stdout).toContain('rxpoll URL --until KEY=VALUE');
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
