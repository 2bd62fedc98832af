import { unwritable } from '../stoppedError.js';

/**
 * Writes to stdout, to the end.
 *
 * @throws StoppedError if stdout takes no more; as a rejection.
 */
export async function writeOut(text: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(text, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  } catch (error) {
    throw unwritable(error as NodeJS.ErrnoException);
  }
}

/**
 * Writes a line to stdout, while there is more to do.
 *
 * @throws StoppedError if stdout is a file that takes no more; of a pipe, `stops` tells.
 */
export function writeLine(line: string): void {
  try {
    process.stdout.write(line);
  } catch (error) {
    throw unwritable(error as NodeJS.ErrnoException);
  }
}
