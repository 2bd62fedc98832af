import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { UsageError } from './usageError.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

/**
 * Reads a file, or stdin for `-`.
 *
 * @throws UsageError if it cannot be read.
 */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await buffer(file === '-' ? process.stdin : createReadStream(file));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file === '-' ? 'stdin' : file}: ${reasons[code] ?? message}`);
  }
}

/** The text that bytes are, or `undefined` if they are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
