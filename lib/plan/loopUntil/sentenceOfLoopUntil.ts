import { PlanError } from '../../errors/planError.js';
import type { PlanFault } from '../../errors/planError.js';
import { pathTo } from '../../filter/pathTo.js';
import { showOption } from '../../show.js';
import { verdict } from '../../verdict.js';
import { checkSentence } from '../checkSentence.js';
import { checkDocument, join, readDocument } from '../document/checkDocument.js';
import { equip } from '../equip.js';
import { loopUntilContext } from './loopUntilContext.js';
import { loopUntilDelays } from './loopUntilDelays.js';
import type { LoopUntilAllOptions, LoopUntilOptions, LoopUntilSetting } from './loopUntilOptions.js';
import { loopUntilAllExpectations, loopUntilExpectations, readLoopUntilOptions } from './loopUntilOptions.js';
import { loopUntilRetry } from './loopUntilRetry.js';
import type { LoopUntilDocument } from './loopUntilSchema.js';
import { loopUntilAllSchema, loopUntilSchema } from './loopUntilSchema.js';
import type { Sentence } from '../sentence.js';
import { fillRequest } from '../template/fillRequest.js';

const opening = 'invalid loopUntil request';

/**
 * Reads a request with `loopUntil` into what the five operators are given.
 *
 * @throws PlanError with every fault; TypeError, RangeError or DurationSyntaxError if an option is not right.
 */
export function sentenceOfLoopUntil(request: unknown, options: LoopUntilOptions): Sentence {
  const setting = readLoopUntilOptions('fromLoopUntil', options, loopUntilExpectations);
  return say(checkDocument(loopUntilSchema(setting.compileCondition), request, opening), '', setting);
}

/**
 * Reads several of them, of which each may do without `loopUntil`.
 *
 * @throws PlanError with every fault of all; TypeError, RangeError or DurationSyntaxError if an option is not right.
 */
export function sentencesOfLoopUntil(requests: unknown, options: LoopUntilAllOptions<never>): readonly Sentence[] {
  const setting = readLoopUntilOptions('fromLoopUntilAll', options, loopUntilAllExpectations);
  const schema = loopUntilAllSchema(setting.compileCondition);
  if (!Array.isArray(requests)) {
    throw new PlanError([{ path: '', problem: `must be a list of requests, not ${showOption(requests)}` }], opening);
  }
  const faults: PlanFault[] = [];
  // One by one, so that a fault of form in one does not hide what the others mean.
  const sentences = Array.from(requests as readonly unknown[], (request, index) => {
    const path = pathTo('', index);
    const { value, faults: found } = readDocument(schema, request);
    faults.push(...found.map((fault) => ({ ...fault, path: join(path, fault.path) })));
    return value === undefined || found.length > 0 ? [] : sayOr(faults, value, path, setting);
  }).flat();
  if (faults.length > 0) throw new PlanError(faults, opening);
  return sentences;
}

/** What a request says; its faults are collected. */
function sayOr(faults: PlanFault[], ...said: Parameters<typeof say>): readonly Sentence[] {
  try {
    return [say(...said)];
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    faults.push(...error.faults);
    return [];
  }
}

function say(document: LoopUntilDocument, path: string, setting: LoopUntilSetting): Sentence {
  const { retry, loopUntil, queryParams: query, ...rest } = document;
  const { runtime, scope, requestTimeout, timeout, serverDelay } = setting;
  const faults: PlanFault[] = [];
  const [retryPath, schedulePath] = [pathTo(path, 'retry'), pathTo(path, 'loopUntil')];
  const until = pathTo(schedulePath, 'condition');
  const sentence: Sentence = {
    request: fillRequest({ ...rest, query }, { scope, faults, path, pathParams: 'pathParams', query: 'queryParams' }),
    exchange: {},
    requestTimeout,
    retry: { ...loopUntilRetry(retry), ...serverDelay },
    schedule: loopUntil
      ? { ...loopUntilDelays(loopUntil, 'fixed'), maxAttempts: loopUntil.maxAttempts ?? 10, ...serverDelay }
      : { maxAttempts: 1 },
    until: (response, attempt) =>
      loopUntil === undefined || verdict(until, loopUntil.condition(loopUntilContext(response, attempt))),
    match: {},
    timeout,
  };
  const places = { request: path, retry: retryPath, schedule: schedulePath, until };
  return checkSentence(equip(sentence, runtime), places, faults, opening);
}
