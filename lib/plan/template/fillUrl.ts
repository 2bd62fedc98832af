import type { Redacted } from '../../mask/isRedacted.js';
import { reveal } from '../../mask/reveal.js';
import { fill } from './fill.js';
import type { Fail, Scope, Write } from './fill.js';
import { percentEncode } from './percentEncode.js';

/** `{{name}}` anywhere, and `{name}` in the path. */
const places = /(?:\{\{|(?<=^[^?#]*)\{)([^{}]*)\}\}?/g;

/**
 * Fills `{{name}}` in an address, and `{name}` in its path.
 *
 * A value is percent-encoded (RFC 3986, section 2.1), so that it stays in its place. At the very beginning it is the base of
 * the address, as it is; a host takes no other characters than hosts have; a part of a path is not empty and leads nowhere
 * else (`.`, `..`).
 */
export function fillUrl(url: string | Redacted, scope: Scope, fail: Fail): string | Redacted {
  return fill(url, scope, fail, writerFor(reveal(url).text, scope.base), places);
}

function writerFor(template: string, base: string | undefined): Write {
  const [origin = ''] = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i.exec(template) ?? [];
  const [beforeQuery = ''] = /^[^?#]*/.exec(template) ?? [];
  const userInfo = origin.lastIndexOf('@');

  return (value, place) => {
    if (place === 0) return base ?? value;
    if (place < origin.length && place > userInfo) return /^[\w.:[\]-]+$/.test(value) ? value : undefined;
    if (place >= origin.length && place < beforeQuery.length && /^\.{0,2}$/.test(value)) return undefined;
    return percentEncode(value);
  };
}
