import { UsageError } from '../usageError.js';

/**
 * Reads header fields, as `name: value`. Those of the same name are joined, as HTTP has it (RFC 9110, section 5.3).
 *
 * @throws UsageError if one is none; it does not tell it, for it may be a secret.
 */
export function readHeaders(texts: readonly string[]): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const text of texts) {
    const [, written = '', value = ''] = /^([\w!#$%&'*+.^`|~-]+):\s*(.*?)\s*$/s.exec(text) ?? [];
    if (written === '') throw new UsageError("a header field is written as --header 'name: value'");
    const name = written.toLowerCase();
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}${name === 'cookie' ? '; ' : ', '}${value}`);
  }
  return Object.fromEntries(fields);
}
