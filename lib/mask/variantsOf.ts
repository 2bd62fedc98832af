/** Shorter parts of a secret are no secrets: they would be found in innocent words. */
const leastLength = 4;
/** So many texts are taken from one JSON. */
const maxTexts = 100;

/**
 * What others may know as the same secret: header fields are trimmed, addresses lose their line breaks, letters are composed
 * in two ways, bytes are read as Latin-1, quotes are doubled, numbers lose their zeros. Where a secret is JSON, an address or a header field,
 * what it holds is as secret.
 */
export function variantsOf(secret: string): readonly string[] {
  const variants = [secret, ...textsIn(secret), ...credentialsIn(secret)].flatMap((text) => [
    text,
    text.trim(),
    text.replace(/[\t\n\r]/g, ''),
    text.normalize('NFC'),
    text.normalize('NFD'),
    latin1Of(text),
    text.replaceAll('"', '""'),
    text.replaceAll("'", "''"),
    ...numberIn(text),
  ]);
  return [...new Set(variants)];
}

/** The texts that JSON holds, not the names. */
function textsIn(json: string): readonly string[] {
  const texts: string[] = [];
  try {
    if (/^\s*["[{]/.test(json)) {
      JSON.parse(json, (name, value: unknown) => {
        if (typeof value === 'string' && (name === '' || value.length >= leastLength)) texts.push(value);
        return value;
      });
    }
  } catch {
    // It is no JSON.
  }
  return texts.slice(0, maxTexts);
}

/** What a header field says after its scheme, and the password of an address. */
function credentialsIn(secret: string): readonly string[] {
  const [, credentials] = /^(?:basic|bearer|token)\s+(\S+)\s*$/i.exec(secret) ?? [];
  if (credentials !== undefined) return [credentials];
  try {
    const { password } = new URL(secret.includes('@') ? secret : '');
    return password === '' ? [] : [password];
  } catch {
    return []; // it is no address
  }
}

function latin1Of(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

/** The number that a secret is, as JSON would write it. */
function numberIn(text: string): readonly string[] {
  const number = String(Number(text));
  return /^[\d.e+-]+$/.test(number) && number.length >= leastLength ? [number] : [];
}
