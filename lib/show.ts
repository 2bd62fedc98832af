/** Writes a wrong value into a message, short and on one line. */
export function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'string') return clip(JSON.stringify(value));
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return clip(JSON.stringify(value));
  } catch {
    return 'an object';
  }
}

/** Cuts text to what a line holds. */
export function clip(text: string, length: number = 200): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
