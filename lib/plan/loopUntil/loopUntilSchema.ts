import { isPollError } from '../../errors/isPollError.js';
import { aPositive } from '../../options.js';
import { aDelayOrNone } from '../../schedule/readDelay.js';
import {
  anObject,
  anyText,
  anything,
  count,
  duration,
  either,
  list,
  oneOf,
  optional,
  positive,
  record,
  redactedText,
  text,
} from '../document/fields.js';
import type { DocumentSchema, Shape } from '../document/fields.js';
import type { Condition } from './loopUntilOptions.js';
import type { LoopUntil, LoopUntilDelays, LoopUntilRequest, LoopUntilRetry } from './loopUntilRequest.js';
import { aQuery, aValue } from '../planSchema.js';
import { zod } from '#zod';

/** A request that was found right, its condition compiled. */
export interface LoopUntilDocument extends Omit<LoopUntilRequest, 'loopUntil'> {
  readonly loopUntil?: CompiledLoopUntil | undefined;
}

type CompiledLoopUntil = Omit<LoopUntil, 'condition'> & { readonly condition: Condition };
type Compile = ((text: string) => Condition) | undefined;

/** The schema of a request with `loopUntil`, which compiles its condition, so that its faults are told with the others. */
export function loopUntilSchema(compile: Compile): DocumentSchema<LoopUntilDocument> {
  return aRequest(aLoopUntil(compile));
}

/** The schema of one of several requests, which may do without `loopUntil`. */
export function loopUntilAllSchema(compile: Compile): DocumentSchema<LoopUntilDocument> {
  return aRequest(optional(aLoopUntil(compile)));
}

function aRequest(loopUntil: DocumentSchema<CompiledLoopUntil | undefined>): DocumentSchema<LoopUntilDocument> {
  return anObject<LoopUntilDocument>(
    {
      method: optional(text('a method such as "GET"')),
      url: either('an address', text('an address'), redactedText()),
      headers: optional(record(either('text', anyText(), redactedText()), 'an object of names and texts')),
      body: anything(),
      pathParams: optional(record(aValue(), 'an object of names and values')),
      queryParams: optional(aQuery()),
      retry: optional(aRetry()),
      loopUntil,
    },
    'an object with a url and loopUntil',
  );
}

function aRetry(): DocumentSchema<LoopUntilRetry> {
  return anObject<LoopUntilRetry>({
    maxAttempts: count(1),
    ...someDelays(),
    retryableStatusCodes: optional(list(aStatus(), 'a list of status codes')),
    retryableExceptions: optional(list(oneOf(['timeout', 'connection']), 'a list of timeout and connection')),
  });
}

function aStatus(): DocumentSchema<number> {
  const what = 'a status code, from 100 to 599';
  const { int, minimum, maximum } = zod();
  return int(what).check(minimum(100, what), maximum(599, what));
}

function aLoopUntil(compile: Compile): DocumentSchema<CompiledLoopUntil> {
  return anObject<CompiledLoopUntil>({
    condition: aCondition(compile),
    maxAttempts: optional(count(1)),
    ...someDelays(),
  });
}

function someDelays(): Shape<LoopUntilDelays> {
  return {
    strategy: optional(oneOf(['fixed', 'exponential'])),
    initialDelay: optional(duration(aDelayOrNone)),
    maxDelay: optional(duration(aPositive)),
    multiplier: optional(positive()),
  };
}

function aCondition(compile: Compile): DocumentSchema<Condition> {
  const { custom, pipe, transform } = zod();
  const isCondition = (value: unknown): boolean => typeof value === 'function' || typeof value === 'string';
  const given = custom<Condition | string>(isCondition, 'a function of the answer, or the text of one');
  const compiled = transform<Condition | string, Condition>((condition, { issues }) => {
    if (typeof condition === 'function') return condition;
    try {
      if (compile) return compile(condition);
      issues.push({ code: 'custom', input: condition, message: noCompiler, params: { place: '' } });
    } catch (error) {
      if (!isPollError(error) || !('faults' in error)) throw error;
      for (const { path, problem } of error.faults) {
        const place = path.replace(/^condition\.?/, '');
        issues.push({ code: 'custom', input: condition, message: problem, params: { place } });
      }
    }
    return () => undefined;
  });
  return pipe(given, compiled);
}

const noCompiler =
  "is text; import fromLoopUntil and fromLoopUntilAll from 'rxpoll/condition', which read it, or give a function";
