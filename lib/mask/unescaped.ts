/** What HTML names: a name and its character, and so on. */
const named = new Map(
  [
    'amp& lt< gt> quot" apos\' sol/ bsol\\ plus+ equals= dollar$ percnt% num# commat@ excl! quest? ast* comma, period.',
    'colon: semi; lpar( rpar) lsqb[ lbrack[ rsqb] rbrack] lcub{ lbrace{ rcub} rbrace} lowbar_ hat^ grave` verbar| vert|',
    'szlig\u00df aelig\u00e6 oslash\u00f8 eth\u00f0 thorn\u00fe pound\u00a3 euro\u20ac yen\u00a5 sect\u00a7 para\u00b6',
  ].flatMap((names) => names.split(' ').map((name) => [name.slice(0, -1), name.slice(-1)] as const)),
)
  .set('nbsp', ' ')
  .set('tab', '\t')
  .set('newline', '\n');
/** What stands above or below a letter. */
const marks = new Map(
  [
    'grave\u0300',
    'acute\u0301',
    'circ\u0302',
    'tilde\u0303',
    'uml\u0308',
    'ring\u030a',
    'caron\u030c',
    'cedil\u0327',
  ].map((name) => [name.slice(0, -1), name.slice(-1)]),
);
const short: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** What an escape of addresses, JSON, JavaScript or HTML stands for, in small letters; `undefined` if for nothing. */
export function unescaped(escape: string): string | undefined {
  const digits = /[\da-f]+/.exec(escape)?.[0] ?? '';
  if (escape.startsWith('&#')) return charOf(parseInt(digits, escape.startsWith('x', 2) ? 16 : 10));
  if (escape.startsWith('&')) return charNamed(escape.slice(1, -1));
  if (/^\\u./.test(escape)) return charOf(parseInt(digits, 16));
  if (/^(%|\\x)/.test(escape)) return charOfBytes(escape);
  return short[escape.slice(1)] ?? escape.slice(1);
}

function charOf(code: number): string | undefined {
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

/** A byte by itself is one of Latin-1; several are one character of UTF-8. */
function charOfBytes(escape: string): string | undefined {
  const bytes = Array.from(escape.matchAll(/[\da-f]{2}/g), ([digits]) => parseInt(digits, 16));
  const [first = 0, ...rest] = bytes;
  const bits = rest.length === 0 ? first : first & (0x3f >> rest.length);
  return charOf(rest.reduce((code, byte) => (code << 6) | (byte & 0x3f), bits));
}

function charNamed(name: string): string | undefined {
  const mark = marks.get(name.slice(1));
  return named.get(name) ?? (mark && `${name.charAt(0)}${mark}`.normalize());
}
