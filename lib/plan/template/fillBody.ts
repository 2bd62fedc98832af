import { kindOf } from '../../filter/expectKind.js';
import { isRedacted } from '../../mask/isRedacted.js';
import { redacted } from '../../mask/redacted.js';
import { reveal } from '../../mask/reveal.js';
import type { Redacted } from '../../mask/isRedacted.js';
import { fill } from './fill.js';
import type { Fail, Scope, Write } from './fill.js';
import { isJson } from './isJson.js';
import { percentEncode } from './percentEncode.js';

/**
 * Fills `{{name}}` in a body that is text. What the values hold cannot break out of their places: in a form they are
 * percent-encoded; in JSON they are escaped between quotes, and elsewhere have to be a number, `true`, `false` or `null`.
 *
 * @param type Its content type; empty if none is given.
 */
export function fillText(body: string | Redacted, type: string, scope: Scope, fail: Fail): string | Redacted {
  return fill(body, scope, fail, writerFor(reveal(body).text, type));
}

function writerFor(template: string, type: string): Write | undefined {
  if (/^application\/x-www-form-urlencoded/i.test(type)) return percentEncode;
  return isJson(template) ? (value, place) => inJson(value, template.slice(0, place)) : undefined;
}

/** A number, `true`, `false` or `null`, as JSON writes them (RFC 8259). */
const scalar = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)$/;

function inJson(value: string, before: string): string | undefined {
  const isQuoted = before.replace(/\\./gs, '').split('"').length % 2 === 0;
  if (isQuoted) return JSON.stringify(value).slice(1, -1);
  return scalar.test(value) ? value : undefined;
}

/** What lies deeper is not filled: an engine that compiles a regular expression where its stack ends, ends the process. */
const maxDepth = 200;

/** Fills `{{name}}` in all texts of a value, and writes it as JSON. */
export function fillJson(body: unknown, scope: Scope, fail: Fail): string | Redacted {
  const secrets: string[] = [];
  const filled = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string' || isRedacted(value)) {
      const { text, secrets: found } = reveal(fill(value, scope, fail));
      secrets.push(...found);
      return text;
    }
    if (Array.isArray(value) && depth < maxDepth) return value.map((part) => filled(part, depth + 1));
    if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
    if (kindOf(value) !== 'plain object' || depth === maxDepth) throw new TypeError('it has no JSON');
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filled(part, depth + 1)]));
  };
  try {
    const json = JSON.stringify(filled(body, 0)) as string | undefined;
    if (json !== undefined) return secrets.length === 0 ? json : redacted(json, secrets);
  } catch {
    // It contains itself, is too deep, or has what JSON does not know.
  }
  fail('is nothing that JSON can hold');
  return '';
}
