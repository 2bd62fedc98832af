import type { PlanFault } from '../../lib/errors/planError.js';
import { PlanError } from '../../lib/errors/planError.js';
import type { Sentence } from '../../lib/plan/sentence.js';
import type { Variable } from '../../lib/plan/template/fill.js';
import type { Polling } from '../poll/polling.js';
import { pollingOf } from '../poll/polling.js';
import { variableScope } from '../poll/variableScope.js';
import { UsageError } from '../usageError.js';
import { documentKind } from './documentKind.js';

/** Values by the names of variables. */
export type Values = Readonly<Record<string, Variable>>;

/**
 * Makes the poll that a document describes.
 *
 * @throws PlanError with every fault; UsageError for variables where there is nothing to fill.
 */
export async function pollingOfDocument(document: unknown, values: Values): Promise<Polling> {
  const sentence = await sentenceOf(document, values);
  const { condition } = Object((document as { readonly loopUntil?: unknown }).loopUntil) as {
    readonly condition?: unknown;
  };
  return pollingOf(sentence, typeof condition === 'string' ? condition : 'its condition holds');
}

async function sentenceOf(document: unknown, values: Values): Promise<Sentence> {
  switch (documentKind(document)) {
    case 'plan': {
      const { parsePlan } = await import('../../lib/plan/parsePlan.js');
      const { sayPlan } = await import('../../lib/plan/sayPlan.js');
      return sayPlan(parsePlan(document), variableScope(values));
    }
    case 'backgroundPoll': {
      if (Object.keys(values).length > 0) {
        throw new UsageError(
          'parameters of backgroundPoll have no {{name}}, so there is nothing to fill by --var or --var-env',
        );
      }
      const { sentenceOfBackgroundPoll } = await import('../../lib/plan/backgroundPoll/sentenceOfBackgroundPoll.js');
      return sentenceOfBackgroundPoll(document, {});
    }
    case 'loopUntil': {
      const { sentenceOfLoopUntil } = await import('../../lib/plan/loopUntil/sentenceOfLoopUntil.js');
      const { compileCondition } = await import('../../condition/index.js');
      const config = Object.entries(values).map(([name, value]) => [name.replace(/^config\./, ''), value]);
      try {
        return sentenceOfLoopUntil(document, { config: Object.fromEntries(config) as Values, compileCondition });
      } catch (error) {
        throw error instanceof PlanError
          ? new PlanError(error.faults.map(inWordsOfHere), 'invalid loopUntil request')
          : error;
      }
    }
  }
}

/** Here, the values of `config` are variables. */
function inWordsOfHere({ path, problem }: PlanFault): PlanFault {
  return { path, problem: problem.replace(/\bgive config\.([^\s,;]+)/, 'give --var $1=VALUE or --var-env $1') };
}
