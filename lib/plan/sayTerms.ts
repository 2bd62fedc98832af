import type { Duration } from '../duration.js';
import { given } from '../options.js';
import type { PreferOptions } from '../transport/prefer.js';
import type { OrUndefined, Plan, PlanPrefer } from './plan.js';
import { hintsWith } from './hintsWith.js';
import type { Sentence } from './sentence.js';

/** What a poll is like, apart from its request, by the names that a {@link Plan} has for it. */
export interface Terms extends Pick<
  Plan,
  'stableFor' | 'onExhausted' | 'tolerateErrors' | 'maxBodyBytes' | 'conditional' | 'prefer' | 'bodyHints'
> {
  readonly until: Sentence['until'];
  readonly failOn?: Sentence['match']['failOn'] | undefined;
  readonly requestTimeout?: Duration | false | undefined;
  readonly retry?: OrUndefined<Sentence['retry']> | false | undefined;
  readonly schedule?: OrUndefined<Sentence['schedule']> | undefined;
  readonly timeout?: Duration | false | undefined;
}

/** Says in a sentence what a poll is like; `false` takes a limit away. */
export function sayTerms(terms: Terms): Omit<Sentence, 'request'> {
  const { requestTimeout = '10s', retry = {}, schedule = {}, until, failOn, timeout = '5m' } = terms;
  const { stableFor, onExhausted, tolerateErrors, maxBodyBytes, conditional, prefer, bodyHints } = terms;
  return {
    exchange: given({ maxBodyBytes, conditional, prefer: prefer && preference(prefer) }),
    requestTimeout: requestTimeout === false ? Infinity : requestTimeout,
    retry: retry === false ? { maxRetries: 0 } : given(retry),
    schedule: given({ ...schedule, tolerateErrors, hints: bodyHints && hintsWith(bodyHints) }),
    until,
    match: given({ failOn, stableFor, onExhausted }),
    timeout: timeout === false ? Infinity : timeout,
  };
}

function preference({ wait, respondAsync }: PlanPrefer): PreferOptions {
  return { wait, ...given({ respondAsync }) };
}
