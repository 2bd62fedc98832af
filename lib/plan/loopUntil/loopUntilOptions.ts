import type { Attempt } from '../../attempt.js';
import { parseDuration } from '../../duration.js';
import type { Duration } from '../../duration.js';
import type { HttpResponse } from '../../httpResponse.js';
import type { Expectation } from '../../options.js';
import { aBoolean, aDuration, aFunction, aPositive, aRecord, checkOptions, given, oneOf } from '../../options.js';
import { readDelay } from '../../schedule/readDelay.js';
import { showOption } from '../../show.js';
import type { ConditionContext } from './conditionContext.js';
import { loopUntilScope } from './loopUntilScope.js';
import type { RuntimeOptions } from '../runtimeOptions.js';
import { runtimeExpectations } from '../runtimeOptions.js';
import type { Scope } from '../template/fill.js';
import type { Variables } from '../template/scopes.js';

/** Tells whether an answer is the one that is waited for. */
export type Condition = (context: ConditionContext) => unknown;

/** What {@link fromLoopUntil} takes besides the request. */
export interface LoopUntilOptions extends RuntimeOptions {
  /** What stands for each `{{config.name}}` in the address, the header fields and the body. */
  readonly config?: Variables;
  /**
   * Reads a condition that is text; `compileCondition` of `rxpoll/condition` does. `fromLoopUntil` and `fromLoopUntilAll` of
   * that entry have it built in.
   */
  readonly compileCondition?: (text: string) => Condition;
  /**
   * How long each request may take, in milliseconds or as text; `Infinity` for no limit.
   * @defaultValue '30s'
   */
  readonly requestTimeout?: Duration;
  /**
   * How long a whole poll may take, in milliseconds or as text.
   * @defaultValue Infinity
   */
  readonly timeout?: Duration;
  /**
   * The longest wait that the server may ask for, in milliseconds or as text. An attempt whose answer asks for more ends the
   * poll with {@link ServerDelayError}; within an attempt, `retry` does not send again for it, and the answer is what the
   * condition is asked about.
   * @defaultValue '5m'
   */
  readonly maxServerDelay?: Duration;
  /**
   * What to do where the server asks for more: `'stop'` as `maxServerDelay` says, `'wait'` as long as the server says, or
   * `'clamp'` the wait to `maxServerDelay`.
   * @defaultValue 'stop'
   */
  readonly onServerDelay?: 'stop' | 'wait' | 'clamp';
}

/** What {@link fromLoopUntilAll} takes besides the requests. */
export interface LoopUntilAllOptions<T = unknown> extends Omit<LoopUntilOptions, 'from'> {
  /**
   * Whether a poll that fails leaves the others alone. The result then tells of each how it ended.
   * @defaultValue false
   */
  readonly settle?: boolean;
  /** Told of every attempt, and of the place of its request in the list. */
  readonly onAttempt?: (attempt: Attempt<HttpResponse<T>>, index: number) => void;
  /** Told of the error of a poll, and of the place of its request in the list. */
  readonly onFailure?: (error: unknown, index: number) => void;
}

const { from, ...shared } = runtimeExpectations;

const expected: Readonly<Record<keyof Omit<LoopUntilOptions, 'from'>, Expectation>> = {
  ...shared,
  config: aRecord,
  compileCondition: aFunction,
  requestTimeout: aDuration,
  timeout: aDuration,
  maxServerDelay: aDuration,
  onServerDelay: oneOf(['stop', 'wait', 'clamp']),
};

/** What each option of {@link fromLoopUntil} must be. */
export const loopUntilExpectations: Readonly<Record<keyof LoopUntilOptions, Expectation>> = { ...expected, from };

/** What each option of {@link fromLoopUntilAll} must be. */
export const loopUntilAllExpectations: Readonly<Record<keyof LoopUntilAllOptions, Expectation>> = {
  ...expected,
  settle: aBoolean,
  onAttempt: aFunction,
  onFailure: aFunction,
};

/** Options, found right. */
export interface LoopUntilSetting {
  readonly runtime: RuntimeOptions;
  readonly scope: Scope;
  readonly compileCondition: ((text: string) => Condition) | undefined;
  readonly requestTimeout: number;
  readonly timeout: number;
  readonly serverDelay: Pick<LoopUntilOptions, 'maxServerDelay' | 'onServerDelay'>;
}

/**
 * Reads options.
 *
 * @param owner Name of the function that was given them, for messages.
 * @throws TypeError, RangeError or DurationSyntaxError if an option is not right.
 */
export function readLoopUntilOptions(
  owner: string,
  options: LoopUntilOptions,
  expectations: Readonly<Record<string, Expectation>>,
): LoopUntilSetting {
  checkOptions(owner, options, expectations);
  const { config = {}, compileCondition, requestTimeout = '30s', timeout = Infinity } = options;
  const { maxServerDelay = '5m', onServerDelay } = options;
  parseDuration(maxServerDelay, 'maxServerDelay');
  return {
    runtime: options,
    scope: loopUntilScope(owner, config),
    compileCondition: compileCondition && ((text) => compiled(owner, compileCondition(text))),
    requestTimeout: readDelay(owner, 'requestTimeout', requestTimeout, aPositive),
    timeout: readDelay(owner, 'timeout', timeout, aPositive),
    serverDelay: { maxServerDelay, ...given({ onServerDelay }) },
  };
}

/** Makes sure that a compiler has given a condition. */
function compiled(owner: string, condition: unknown): Condition {
  if (typeof condition === 'function') return condition as Condition;
  throw new TypeError(`${owner}: compileCondition must give a function, not ${showOption(condition)}`);
}
