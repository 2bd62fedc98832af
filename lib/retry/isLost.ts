import { isPollError } from '../errors/isPollError.js';
import { codeOf } from '../errors/networkError.js';

/** What platforms say when a request got no response: Node and undici, Chromium, Firefox, Safari, React Native. */
const words =
  /^(fetch failed|terminated|Failed to fetch|network error|NetworkError when attempting to fetch|Load failed|The Internet connection appears to be offline|Network request failed)/;
const codes =
  /^(ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_(SOCKET|RES_CONTENT|.*TIMEOUT)|Z_(DATA|BUF)_ERROR|ERR_(NETWORK|STREAM_PREMATURE_CLOSE)$)/;

/** Whether an error says that a request was lost on the way: no response came, or not in time. */
export function isLost(error: unknown): boolean {
  if (isPollError(error)) return error.kind === 'network' || (error.kind === 'timeout' && error.scope === 'request');
  if (typeof error !== 'object' || error === null) return false;
  // Angular's HttpErrorResponse and RxJS's AjaxError have status 0 when no response came.
  if ('status' in error && error.status === 0) return true;
  const code = codeOf(error);
  return code === undefined ? error instanceof TypeError && words.test(error.message) : codes.test(code);
}
