import { PlanError } from '../errors/planError.js';
import type { FilterSyntaxError } from '../errors/filterSyntaxError.js';
import type { PlanFault } from '../errors/planError.js';
import { planMatch } from '../matcher/planMatch.js';
import { planPoll } from '../poll/planPoll.js';
import { retryPolicy } from '../retry/retryPolicy.js';
import { planExchange } from '../transport/exchangePlan.js';
import { given } from '../options.js';
import { checkRequest } from './checkRequest.js';
import { join } from './document/checkDocument.js';
import type { Sentence } from './sentence.js';

/** Where a document has what an operator is given. */
export type Places = Readonly<Record<'request' | 'retry' | 'schedule' | 'until', string>>;

/**
 * Makes sure that the operators take a sentence.
 *
 * @param places What the document calls its parts.
 * @param faults What was wrong with it already.
 * @param opening What the message of the error begins with.
 * @returns The sentence.
 * @throws PlanError with every fault.
 */
export function checkSentence(
  sentence: Sentence,
  places: Places,
  faults: readonly PlanFault[],
  opening?: string,
): Sentence {
  const { request, exchange, retry, schedule, law, until, match } = sentence;
  const inRequest = checkRequest(request, exchange.transport === undefined);
  const found = [
    ...inRequest.map(({ path, problem }) => ({ path: join(places.request, path), problem })),
    ...(inRequest.length > 0 ? [] : faultsOf(places.request, () => planExchange(request, exchange))),
    ...optionFaults(places.retry, retry, retryPolicy),
    ...(law === undefined
      ? optionFaults(places.schedule, schedule, (options) => planPoll(options, {}))
      : optionFaults(places.schedule, schedule, (options) => planPoll(law, options))),
    ...faultsOf(places.until, () => planMatch(until, match)),
  ].filter(({ path }) => !faults.some((fault) => fault.path === path));
  if (faults.length + found.length > 0) throw new PlanError([...faults, ...found], opening);
  return sentence;
}

/** The faults of options; where there are any, those of each alone, so that one does not hide another. */
function optionFaults<T extends { readonly strategy?: unknown }>(
  path: string,
  options: T,
  plan: (options: T) => unknown,
): readonly PlanFault[] {
  const whole = faultsOf(path, () => plan(options));
  if (whole.length === 0) return [];
  const { strategy } = options; // which tells what a delay may be
  const parts = Object.entries(options).flatMap(([name, value]) =>
    faultsOf(path, () => plan({ ...given({ strategy }), [name]: value } as unknown as T)),
  );
  return parts.length > 0 ? parts : whole;
}

function faultsOf(path: string, plan: () => unknown): readonly PlanFault[] {
  try {
    plan();
    return [];
  } catch (error) {
    const { message, path: place, problem } = error as Error & Partial<FilterSyntaxError>;
    if (place !== undefined && problem !== undefined) return [{ path: join(path, place), problem }];
    const [, name = '', rest = message] = /^\w+: (?:(\S+) (?=must be ))?(.*)$/s.exec(message) ?? [];
    return [{ path: join(path, name), problem: rest }];
  }
}
