import { PlanError } from '../../lib/errors/planError.js';
import { readBytes, textOf } from '../readBytes.js';
import { UsageError } from '../usageError.js';
import { parseDocument } from './parseDocument.js';

/**
 * Reads a file that describes a poll, and makes something of it.
 *
 * @throws UsageError that names the file, and all that is wrong with it.
 */
export async function useDocument<T>(file: string, use: (document: unknown) => Promise<T>): Promise<T> {
  const name = file === '-' ? 'stdin' : file;
  const text = textOf(await readBytes(file));
  if (text === undefined) throw new UsageError(`${name}: it is no text`);
  const document = await parseDocument(text, name);
  try {
    return await use(document);
  } catch (error) {
    if (error instanceof PlanError) throw new UsageError(`${name}: ${error.message}`);
    throw error instanceof RangeError ? new UsageError(`${name}: it is nested too deeply`) : error;
  }
}
