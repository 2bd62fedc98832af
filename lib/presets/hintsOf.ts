import { besideServerHints } from '../http/besideServerHints.js';
import { bodyHint } from '../http/bodyHint.js';
import type { HintReader } from '../http/hint.js';
import type { PresetData } from './presetData.js';

/**
 * The readers of what an API says about when to ask again: fields of the body, and all that
 * servers are known to say. `Retry-After` and rate limits go before them.
 *
 * @example
 * ```ts
 * import { backoffSchedule } from 'rxpoll';
 * import { dynamicsPredict, hintsOf } from 'rxpoll/presets';
 *
 * const schedule = backoffSchedule({ initialDelay: '2s', hints: hintsOf(dynamicsPredict) });
 * ```
 *
 * @param preset What is known of the API.
 * @returns What `hints` of `backoffSchedule` takes.
 */
export function hintsOf({ hints = [] }: PresetData): readonly HintReader[] {
  return besideServerHints(hints.map(({ path, unit }) => bodyHint(path, unit)));
}
