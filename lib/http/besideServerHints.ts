import type { HintReader } from './hint.js';
import { pollAfterHint } from './pollAfterHint.js';
import { serverHints } from './serverHints.js';

/**
 * The readers of all that servers are known to say, and of fields of the body in the place of the one that is known of these:
 * after `Retry-After` and rate limits, which go before all else.
 */
export function besideServerHints(fields: readonly HintReader[]): readonly HintReader[] {
  return serverHints.flatMap((reader) => (reader === pollAfterHint ? [...fields, reader] : [reader]));
}
