import type { Redacted } from '../../mask/isRedacted.js';
import { redacted } from '../../mask/redacted.js';
import { reveal } from '../../mask/reveal.js';
import { fillPlaces, names } from './fill.js';
import type { Fail, Scope, Write } from './fill.js';
import { percentEncode } from './percentEncode.js';

/** `{{name}}`, or `{name}`. */
const inPath = /\{\{([^{}]*)\}\}|\{([^{}]*)\}/g;

/**
 * Fills `{{name}}` in an address, and `{name}` in its path.
 *
 * A value is percent-encoded (RFC 3986, section 2.1), so that it stays in its place. At the very beginning it is the base of
 * the address, or its scheme, as it is; a host takes no other characters than hosts have; a part of a path is not empty and
 * leads nowhere else (`.`, `..`).
 */
export function fillUrl(url: string | Redacted, scope: Scope, fail: Fail): string | Redacted {
  const { text: template, secrets } = reveal(url);
  const found = [...secrets];
  const [origin = ''] = /^(?:\{\{[^{}]*\}\}|[a-z][a-z\d+.-]*)?:?\/\/[^/?#]*|^\{\{[^{}]*\}\}/i.exec(template) ?? [];
  const path = /^[^?#]*/.exec(template.slice(origin.length))?.[0] ?? '';
  const rest = template.slice(origin.length + path.length);
  if (/^\{\{[^{}]*\}\}$/.test(origin) && !/^([/?#]|$)/.test(path + rest)) {
    fail(`what follows ${origin} would change its host; write a / between them`);
  }
  const filled = [
    fillPlaces(origin, names(), scope, fail, found, scope.isSample ? sampleOf(origin) : inOrigin(origin)),
    fillPlaces(path, inPath, scope, fail, found, partOf(path)),
    fillPlaces(rest, names(), scope, fail, found, percentEncode),
  ].join('');
  return found.length === 0 ? filled : redacted(filled, found);
}

function inOrigin(origin: string): Write {
  const userInfo = origin.lastIndexOf('@');
  return (value, place) => {
    if (place === 0) return value;
    if (place < userInfo) return percentEncode(value);
    return /^[\w.:[\]-]+$/.test(value) ? value : undefined;
  };
}

/** What any value may look like: a base, a part of a host, or a port. */
function sampleOf(origin: string): Write {
  return (value, place) => {
    const before = origin.charAt(place - 1);
    if (place === 0) return origin.includes('://') ? 'http' : 'http://localhost';
    return before === ':' ? value : before === '[' ? '::1' : 'x';
  };
}

/** A part of a path that is made of values alone, but for dots, must not lead elsewhere. */
function partOf(path: string): Write {
  return (value, place) => {
    const start = path.lastIndexOf('/', place) + 1;
    const [part = ''] = /^[^/]*/.exec(path.slice(start)) ?? [];
    const leads = /^\.*$/.test(part.replace(inPath, '')) && /^\.{0,2}$/.test(value);
    return leads ? undefined : percentEncode(value);
  };
}
