// `npm test`: runs every check, one after the other, each to its end. A check that runs specs counts as these, any other as
// one. Shows in full what failed, and 'N passed, N failed' alone on its last line.
//
// `npm test -- lint docs` runs these checks only.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { argv, chdir, kill, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

/** @typedef {{ passed: number, failed: number, skipped?: number, remark?: string }} Count */

/** The checks, by the scripts of package.json that they are. Those that run specs begin with `test:`. */
const checks = [
  'types',
  'format',
  'lint',
  'test:node',
  'chromium',
  'test:browser',
  'test:zone',
  'test:pages',
  'coverage',
  'test:package',
  'bench:check',
  'docs',
];

/** Milliseconds after which a check is taken to hang. */
const limit = 10 * 60_000;

chdir(fileURLToPath(new URL('..', import.meta.url)));

const total = { passed: 0, failed: 0 };
for (const check of argv.length > 2 ? argv.slice(2) : checks) {
  stdout.write(`${check} … `);
  const startedAt = Date.now();
  const { output, problem } = await run(check);
  const { passed, failed, remark } = count(check, output, problem);
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${remark ?? `${passed} passed, ${failed} failed`} (${seconds} s)`);
  if (failed > 0) console.log(`\n${output.trim()}\n`);
  else for (const line of output.match(/^# .*$/gm) ?? []) console.log(`  ${line.slice(2)}`);
  total.passed += passed;
  total.failed += failed;
}

const closingLine = `${total.passed} passed, ${total.failed} failed`;
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/closing-line', `${closingLine}\n`);
console.log(`\n${closingLine}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/**
 * Runs a script of package.json to its end, and ends what it leaves behind.
 *
 * @param {string} script
 * @returns {Promise<{ output: string, problem: string | undefined }>}
 */
function run(script) {
  return new Promise((resolve) => {
    let output = '';
    let problem = /** @type {string | undefined} */ (undefined);
    const child = spawn('npm', ['run', '--silent', script], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => {
      try {
        if (child.pid !== undefined) kill(-child.pid, 'SIGKILL'); // the whole group: browsers, servers
      } catch {
        // It has ended by itself.
      }
    };
    const interrupt = () => {
      end();
      process.exit(130);
    };
    const timer = setTimeout(() => {
      problem = `took longer than ${limit / 60_000} minutes`;
      end();
    }, limit);
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    }
    child.on('error', (error) => (problem = error.message));
    child.on('exit', (code, signal) => {
      if (code !== 0) problem ??= signal === null ? `exit code ${code}` : `ended by ${signal}`;
      end();
    });
    child.on('close', () => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      resolve({ output, problem });
    });
  });
}

/**
 * Counts what a check has found. Specs that were skipped are a failure, and so is a run without any.
 *
 * @param {string} check
 * @param {string} output
 * @param {string | undefined} problem
 * @returns {Count}
 */
function count(check, output, problem) {
  const verdict = problem ?? 'ok';
  if (!check.startsWith('test:')) return { passed: problem ? 0 : 1, failed: problem ? 1 : 0, remark: verdict };
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  if (!line) return { passed: 0, failed: 1, remark: `${problem ?? 'ended'} without a count of its specs` };
  const [text, ...figures] = line;
  const [passed = 0, failed = 0, skipped = 0] = figures.map((figure) => Number(figure || 0));
  if (passed + failed === 0) return { passed, failed: 1, remark: 'ran no spec' };
  if (failed === 0 && (skipped > 0 || problem)) return { passed, failed: 1, remark: `${text}: ${problem ?? 'skips'}` };
  return { passed, failed };
}
