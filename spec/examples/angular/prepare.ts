import { execFile } from 'node:child_process';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Root of the package, with a slash at the end. */
export const root: string = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the package where it is out of date, as `npm run example:angular` does: the example takes it as it is published. */
export async function prepare(): Promise<void> {
  await promisify(execFile)(execPath, [`${root}.ci/prepare.mjs`]);
}
