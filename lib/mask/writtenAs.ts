/**
 * The pattern, for any case, of every way in which others may write a text: as it is, percent-encoded, as in a form, in
 * JSON, in HTML, and ways mixed. Each repetition in it has a bound, and none can take what the next one could, so that no
 * text takes long.
 */
export function writtenAs(text: string): string {
  const parts = text.match(/\\+|[^\\]/gu) ?? [];
  return parts
    .map((part, i) => (part.startsWith('\\') ? slashes(part) : ways(part, parts[i - 1]?.startsWith('\\') === true)))
    .join('');
}

/** A row of backslashes, and those that escape what follows. Where JSON is quoted in JSON, each becomes several; in the path of an address, a slash. */
function slashes({ length }: string): string {
  const [least, most] = [String(length), String(8 * length + 8)];
  return `(?:\\\\{${least},${most}}|/{${least}}|(?:${percent('\\')}){${least},${most}})`;
}

const named: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
const short: Readonly<Record<string, string>> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' };

/** @param isAfterSlashes Whether backslashes stand before the character, and take those that escape it. */
function ways(char: string, isAfterSlashes: boolean): string {
  if (/[a-z\d]/i.test(char)) return char; // nobody writes these in another way
  const code = char.codePointAt(0) ?? 0;
  const [may, must] = isAfterSlashes ? ['', ''] : ['\\\\{0,8}', '\\\\{1,8}'];
  const units = char.split('').map((unit) => `${must}u${hex(unit.charCodeAt(0), 4)}`);
  const all = [
    `${may}${char.replace(/[$*+?.()[\]{}|^]/, '\\$&')}`,
    percent(char),
    units.join(''),
    `&#0{0,5}${String(code)};`,
    `&#x0{0,5}${hex(code)};`,
  ];
  if (char === ' ') all.push('\\+');
  if (code > 127) all.push(String.fromCharCode(...bytesOf(char))); // header fields are read as Latin-1
  if (named[char] !== undefined) all.push(`&${named[char]};`);
  if (short[char] !== undefined) all.push(`${must}${short[char]}`);
  return `(?:${all.join('|')})`;
}

/** Percent-encoded once, or again and again. */
function percent(char: string): string {
  return bytesOf(char)
    .map((byte) => `%(?:25){0,3}${hex(byte)}`)
    .join('');
}

function bytesOf(char: string): readonly number[] {
  return [...new TextEncoder().encode(char)];
}

function hex(value: number, digits = 2): string {
  return value.toString(16).padStart(digits, '0');
}
