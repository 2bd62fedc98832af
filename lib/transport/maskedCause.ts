import { maskText } from '../mask/maskText.js';

/** What errors of platforms hold besides, and is no secret. */
const harmless =
  /^(message|stack|name|cause|code|errno|syscall|address|port|hostname|type|socket|fileName|(line|column)(Number)?|sourceURL)$/;

/**
 * An error of a platform or of a transport, as it may be attached. Where its message quotes credentials, or where it holds
 * more than platforms tell, such as the whole request, it is told again with its name, message and code alone.
 */
export function maskedCause(error: unknown, url: string, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? maskText(error, url) : error;
  const message = maskText(error.message, url);
  const cause = error.cause === undefined || depth === 5 ? undefined : maskedCause(error.cause, url, depth + 1);
  const isClean = message === error.message && Object.getOwnPropertyNames(error).every((name) => harmless.test(name));
  if (isClean && cause === error.cause) return error;
  const copy = new Error(message, cause === undefined ? undefined : { cause });
  return Object.assign(copy, { name: error.name }, 'code' in error && { code: error.code });
}
