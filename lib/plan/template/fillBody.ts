import { percentEncode } from './percentEncode.js';
import { isRedacted } from '../../mask/isRedacted.js';
import { redacted } from '../../mask/redacted.js';
import { reveal } from '../../mask/reveal.js';
import type { Redacted } from '../../mask/isRedacted.js';
import { isRecord } from '../../options.js';
import { fill } from './fill.js';
import type { Fail, Scope, Write } from './fill.js';

/**
 * Fills `{{name}}` in a body that is text. What the values hold cannot break out of their places: in JSON they are escaped, in a
 * form percent-encoded.
 *
 * @param type Its content type; empty if none is given.
 */
export function fillText(body: string | Redacted, type: string, scope: Scope, fail: Fail): string | Redacted {
  return fill(body, scope, fail, writerFor(reveal(body).text, type));
}

function writerFor(template: string, type: string): Write | undefined {
  if (/^application\/x-www-form-urlencoded/i.test(type)) return percentEncode;
  return isJson(template) ? (value) => JSON.stringify(value).slice(1, -1) : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Fills `{{name}}` in all texts of a value, and writes it as JSON. */
export function fillJson(body: unknown, scope: Scope, fail: Fail): string | Redacted {
  const secrets: string[] = [];
  const filled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(filled);
    if (typeof value === 'string' || isRedacted(value)) {
      const { text, secrets: found } = reveal(fill(value, scope, fail));
      secrets.push(...found);
      return text;
    }
    if (!isRecord(value) || 'toJSON' in value) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filled(part)]));
  };
  try {
    const json = JSON.stringify(filled(body));
    return secrets.length === 0 ? json : redacted(json, secrets);
  } catch {
    fail('is nothing that JSON can hold');
    return '';
  }
}
