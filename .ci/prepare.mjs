// What `npm start` needs, made where it is missing or out of date: the installed packages and the build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';

/** @typedef {{ packages: Record<string, { version: string, optional?: boolean }> }} Lockfile */

chdir(fileURLToPath(new URL('..', import.meta.url)));

if (!isInstalled()) run('Installing the packages', 'npm', ['ci', '--loglevel=error']);
if (!isBuilt()) run('Building', 'npm', ['run', '--silent', 'build']);

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
  if (!existsSync('dist')) return false;
  const { include } = /** @type {{ include: string[] }} */ (JSON.parse(readFileSync('tsconfig.build.json', 'utf8')));
  const sources = ['package.json', 'tsconfig.json', 'tsconfig.build.json', ...include.flatMap(filesIn)];
  return Math.max(...sources.map(changedAt)) < changedAt('dist');
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
