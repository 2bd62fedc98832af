import { given } from '../options.js';
import type { RuntimeOptions } from './runtimeOptions.js';
import type { Sentence } from './sentence.js';

/** Adds to a sentence what its document could not say. */
export function equip(sentence: Sentence, options: RuntimeOptions): Sentence {
  const { transport, fetch, signal, onRetry, random, pauseWhile, inFlight, slowDown, pauseDeadline, pollNow, from } =
    options;
  const { observer, scheduler } = options;
  const { exchange, retry, schedule, law } = sentence;
  return {
    ...sentence,
    ...given({ signal }),
    exchange: { ...exchange, ...given({ transport, fetch }) },
    retry: { ...retry, ...given({ onRetry, random, scheduler }) },
    schedule: {
      ...schedule,
      ...given({ pauseWhile, inFlight, slowDown, pauseDeadline, pollNow, from, observer, scheduler }),
      ...given({ random: law === undefined ? random : undefined }),
    },
  };
}
