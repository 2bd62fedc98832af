// What `npm start` needs, made where it is missing or out of date: the installed packages and the build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { chdir, pid } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** @typedef {{ packages: Record<string, { version: string, optional?: boolean }> }} Lockfile */

chdir(fileURLToPath(new URL('..', import.meta.url)));

if (!isInstalled() || !isBuilt()) {
  await turn();
  if (!isInstalled()) run('Installing the packages', 'npm', ['ci', '--loglevel=error']);
  if (!isBuilt()) run('Building', 'npm', ['run', '--silent', 'build']);
}

/**
 * Waits until no other process prepares this checkout: two at once would write into the same folders.
 *
 * Each puts down a claim, then looks: of two, the one that comes second sees the other. Where both see each other, the one
 * with the higher number steps back.
 */
async function turn() {
  const claims = '.cache/preparing';
  const own = `${claims}/${String(pid)}`;
  process.once('exit', () => rmSync(own, { force: true }));
  for (let waited = 0; ; waited++) {
    mkdirSync(claims, { recursive: true });
    writeFileSync(own, '');
    const others = readdirSync(claims).filter((name) => name !== String(pid) && isHeld(`${claims}/${name}`));
    if (others.length === 0) return;
    if (others.some((name) => Number(name) < pid)) rmSync(own);
    if (waited === 0) console.error(`Waiting for process ${others.join(', ')}, which installs or builds here …`);
    await setTimeout(200);
  }
}

/**
 * Whether the process of a claim is still there. Its number may be given to another one day: no claim is for ever.
 *
 * @param {string} claim
 */
function isHeld(claim) {
  try {
    if (changedAt(claim) < Date.now() - 10 * 60_000) return false;
    return process.kill(Number(basename(claim)), 0); // asks whether it is there
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'; // that of another user
  }
}

/** Whether node_modules holds what package-lock.json says, apart from what other platforms need. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) =>
      path === '' || (path in installed ? installed[path]?.version === version : optional),
  );
}

/** @param {string} lockfile */
function packagesOf(lockfile) {
  const { packages } = /** @type {Lockfile} */ (JSON.parse(readFileSync(lockfile, 'utf8')));
  return packages;
}

/** Whether dist was made after the last change of what it is made from. */
function isBuilt() {
  const builtAt = statSync('dist', { throwIfNoEntry: false })?.mtimeMs;
  if (builtAt === undefined) return false;
  const { include } = /** @type {{ include: string[] }} */ (JSON.parse(readFileSync('tsconfig.build.json', 'utf8')));
  const sources = ['package.json', 'tsconfig.json', 'tsconfig.build.json', ...include.flatMap(filesIn)];
  return Math.max(...sources.map(changedAt)) < builtAt;
}

/**
 * The files and folders of a folder: a folder changes when a file in it goes.
 *
 * @param {string} folder
 */
function filesIn(folder) {
  return [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`)];
}

/** @param {string} path */
function changedAt(path) {
  return statSync(path).mtimeMs;
}

/**
 * Says what it does, and ends the process if that fails.
 *
 * @param {string} what
 * @param {string} command
 * @param {string[]} parameters
 */
function run(what, command, parameters) {
  console.error(`${what} …`);
  const { status, error, stdout, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (status === 0) return;
  console.error(stdout, stderr, error ?? '');
  process.exit(status ?? 1);
}
