/** Writes a wrong value into a message, short and on one line. */
export function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'string') return clip(JSON.stringify(value));
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    const json = JSON.stringify(value);
    // A promise, a map or an error has no JSON to speak of: its kind tells more.
    return clip(json === '{}' ? Object.prototype.toString.call(value).replace('[object Object]', json) : json);
  } catch {
    return 'an object';
  }
}

/** The same, but for an object, which may hold credentials: it only says that it is one. */
export function showOption(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : show(value);
}

/** Cuts text to what a line holds. */
export function clip(text: string, length = 200): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
