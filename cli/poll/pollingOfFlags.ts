import { loopUntilContext } from '../../lib/plan/loopUntil/loopUntilContext.js';
import type { Variable } from '../../lib/plan/template/fill.js';
import type { PollFlags } from '../arguments/readPoll.js';
import { readBytes, textOf } from '../readBytes.js';
import { askedBy } from './asked.js';
import type { Condition } from './condition.js';
import { allOf, anyOf, stateKey } from './condition.js';
import type { Polling } from './polling.js';
import { requestOfFlags } from './requestOfFlags.js';
import { sentenceOfFlags } from './sentenceOfFlags.js';
import { stateIn } from './stateIn.js';

/**
 * Makes the poll of a command line.
 *
 * @throws UsageError or PlanError if it makes no sense.
 */
export async function pollingOfFlags(
  flags: PollFlags,
  variables: Readonly<Record<string, Variable>>,
): Promise<Polling> {
  if (flags.preset) return pollingByPreset(flags, flags.preset.id, variables);
  const until = allOf([...flags.until, ...(await Promise.all(flags.conditions.map(compile)))]);
  const failOn = flags.failOn.length === 0 ? undefined : anyOf(flags.failOn);
  const request = requestOfFlags(flags, await bodyOf(flags.data), variables);
  return { sentence: sentenceOfFlags(flags, request, until, failOn), asked: askedBy(request), until, failOn };
}

/** Polls by what is known of an API, which nobody else loads. */
async function pollingByPreset(
  flags: PollFlags,
  id: string,
  variables: Readonly<Record<string, Variable>>,
): Promise<Polling> {
  const { presetToWaitBy } = await import('../presets/findPreset.js');
  const { conditionOfPreset } = await import('../presets/conditionOfPreset.js');
  const preset = presetToWaitBy(id);
  const until = conditionOfPreset(preset);
  const request = requestOfFlags(flags, await bodyOf(flags.data), variables);
  const sentence = sentenceOfFlags(flags, request, until, undefined, preset);
  return { sentence, asked: askedBy(request), until, failOn: undefined, preset: id };
}

async function bodyOf(data: PollFlags['data']): Promise<string | Uint8Array<ArrayBuffer> | undefined> {
  if (data === undefined || 'text' in data) return data?.text;
  const bytes = await readBytes(data.file);
  return textOf(bytes) ?? new Uint8Array(bytes);
}

/** Compiles a condition by the parser that nobody else loads. */
async function compile(text: string): Promise<Condition> {
  const { compileCondition } = await import('../../condition/index.js');
  const holds = compileCondition(text);
  return {
    text,
    matches: (response, attempt) => holds(loopUntilContext(response, attempt)),
    key: stateKey,
    valueIn: stateIn,
  };
}
