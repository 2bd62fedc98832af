import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs the text of a module in a process of its own, and gives what it says and how it ends. */
export async function runScript(script: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const options = ['--conditions=rxpoll-source', '--import', 'tsx', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, options, {
    cwd: root,
    env: { ...process.env, NODE_V8_COVERAGE: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}
