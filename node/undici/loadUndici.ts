/** What undici exports. */
export type Undici = typeof import('undici');

/** Loads undici, which is the user's to install. */
export async function loadUndici(): Promise<Undici> {
  try {
    return await import('undici');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing) throw cause;
    throw new Error('undiciTransport needs the package undici, which is not installed: npm install undici', { cause });
  }
}
