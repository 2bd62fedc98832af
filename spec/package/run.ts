import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program in a folder to its end, and tells what it has printed; rejects with all of that if it fails. */
export async function run(folder: string, program: string, ...parameters: readonly string[]): Promise<string> {
  try {
    const { stdout } = await execute(program, parameters, { cwd: folder });
    return stdout;
  } catch (error) {
    const { message, stdout = '' } = error as Error & { readonly stdout?: string };
    throw new Error(`${message}\n${stdout}`, { cause: error });
  }
}
