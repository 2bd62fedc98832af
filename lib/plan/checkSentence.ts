import { PlanError } from '../errors/planError.js';
import type { FilterSyntaxError } from '../errors/filterSyntaxError.js';
import type { PlanFault } from '../errors/planError.js';
import { planMatch } from '../matcher/planMatch.js';
import { planPoll } from '../poll/planPoll.js';
import { retryPolicy } from '../retry/retryPolicy.js';
import { planExchange } from '../transport/exchangePlan.js';
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
  const plans: Readonly<Record<keyof Places, () => unknown>> = {
    request: () => planExchange(request, exchange),
    retry: () => retryPolicy(retry),
    schedule: () => (law === undefined ? planPoll(schedule, {}) : planPoll(law, schedule)),
    until: () => planMatch(until, match),
  };
  const found = Object.entries(plans).flatMap(([part, plan]) => {
    const path = places[part as keyof Places];
    return faults.some((fault) => fault.path.startsWith(path)) ? [] : faultsOf(plan, path);
  });
  if (faults.length + found.length > 0) throw new PlanError([...faults, ...found], opening);
  return sentence;
}

function faultsOf(plan: () => unknown, path: string): readonly PlanFault[] {
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
