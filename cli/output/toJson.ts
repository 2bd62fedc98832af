/**
 * Writes JSON that steers no terminal: beyond what JSON itself escapes, the other control characters are, too. It says the
 * same.
 */
export function toJson(value: unknown, indent = 0): string {
  const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent).replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, escaped);
}
