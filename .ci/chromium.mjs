// Finds the browser that the specs run in; where there is none, installs Debian's. `node .ci/chromium.mjs` prints its path.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv, env, getuid } from 'node:process';
import { fileURLToPath } from 'node:url';

/** What it is started with: no sandbox, for the specs may run as root, and nothing that asks a network for something. */
export const flags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(chromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * Path of a Chromium or Chrome: `CHROME_BIN`, else the first on the `PATH`, else Debian's, installed now.
 *
 * @throws Error that says what to install, where there is none and it may not be installed.
 */
export function chromium() {
  const chosen = env['CHROME_BIN'];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`CHROME_BIN is ${chosen}, where no program is. Correct it, or unset it to have one found.`);
  }
  return find(names) ?? install();
}

function install() {
  const wanted = `The specs run in a browser, and there is none: of ${names.join(', ')} none is on the PATH.`;
  const remedy =
    'Install Chromium (Debian: apt-get install chromium) or Chrome, or set CHROME_BIN to the path of either.';
  if (getuid?.() !== 0 || !find(['apt-get'])) throw new Error(`${wanted} ${remedy}`);

  console.error('Installing Chromium …');
  const options = ['--yes', '--quiet', '-o', 'DPkg::Lock::Timeout=300'];
  for (const parameters of [['update'], ['install', '--no-install-recommends', 'chromium']]) {
    const { status, stdout, stderr } = spawnSync('apt-get', [...options, ...parameters], {
      encoding: 'utf8',
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (status !== 0) throw new Error(`${wanted} apt-get could not install it. ${remedy}\n\n${stdout}${stderr}`);
  }
  const installed = find(names);
  if (installed) return installed;
  throw new Error(`${wanted} apt-get installed chromium, and it still is not. ${remedy}`);
}

/**
 * @param {string[]} programs
 * @returns {string | undefined}
 */
function find(programs) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
