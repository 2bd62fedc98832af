import { UsageError } from '../usageError.js';

/**
 * Reads the text of a document: JSON, or YAML where the name of its file says so, or stdin begins like no JSON.
 *
 * @param file What to call it: its name, or `stdin`.
 *
 * @throws UsageError with line and column if it is none.
 */
export async function parseDocument(text: string, file: string): Promise<unknown> {
  if (/\.ya?ml$/i.test(file) || (file === 'stdin' && !/^\s*[[{"]/.test(text))) {
    const { parseYaml } = await import('./parseYaml.js');
    return parseYaml(text, file);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { placeInJson } = await import('./parseYaml.js');
    throw new UsageError(`${file}${placeInJson(text, error as SyntaxError)}: this is no JSON`);
  }
}
