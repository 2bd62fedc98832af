import type { UnknownStateOptions } from '../../lib/matcher/judge.js';
import type { PollOptions } from '../../lib/poll/planPoll.js';
import type { BackoffOptions } from '../../lib/schedule/scheduleFrom.js';
import type { PollHttpOptions } from '../../lib/transport/exchangePlan.js';
import type { Condition } from '../poll/condition.js';
import { formatDuration } from '../../lib/duration.js';
import { show } from '../../lib/show.js';
import { UsageError } from '../usageError.js';
import type { PollValues } from './commandLine.js';
import { parseCondition } from './parseCondition.js';
import { readHeaders } from './readHeaders.js';
import { readCount, readDuration } from './readValues.js';

/** A poll by its address, as the command line says it. */
export interface PollFlags {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The body, or the file that holds it. */
  readonly data: { readonly text: string } | { readonly file: string } | undefined;
  /** All of which must hold. */
  readonly until: readonly Condition[];
  /** Arrow functions, all of which must hold too. */
  readonly conditions: readonly string[];
  /** Any of which tells that the job failed. */
  readonly failOn: readonly Condition[];
  /** The API whose words tell all that, and what to do about others. */
  readonly preset: (Pick<UnknownStateOptions, 'unknownState'> & { readonly id: string }) | undefined;
  /** How it is asked. */
  readonly exchange: Pick<PollHttpOptions, 'conditional' | 'prefer'>;
  readonly schedule: BackoffOptions;
  /** What becomes of a wait that the server asks for. */
  readonly serverDelay: Pick<PollOptions, 'maxServerDelay' | 'onServerDelay'>;
  readonly maxRetries: number;
  /** In milliseconds. */
  readonly timeout: number;
  /** In milliseconds. */
  readonly requestTimeout: number;
}

/**
 * Reads a poll by its address.
 *
 * @throws UsageError, DurationSyntaxError or FilterSyntaxError if it makes no sense.
 */
export function readPoll(url: string, values: PollValues): PollFlags {
  const { condition: conditions = [], failOn = [], header = [], data, dataFile, request: method } = values;
  const preset = readPreset(values);
  const until = values.until ?? (conditions.length === 0 && !preset ? ['status=200'] : []);
  if (data !== undefined && dataFile !== undefined) throw new UsageError('give --data or --data-file, not both');
  const timeout = readDuration('--timeout', values.timeout ?? '5m');
  const requestTimeout = readDuration('--request-timeout', values.requestTimeout ?? '10s');
  if (values.requestTimeout !== undefined && requestTimeout > timeout) {
    throw new UsageError(
      `--request-timeout ${formatDuration(requestTimeout)} is more than there is in all: --timeout ${formatDuration(timeout)}`,
    );
  }
  return {
    url,
    method,
    headers: readHeaders(header),
    data: data !== undefined ? { text: data } : dataFile !== undefined ? { file: dataFile } : undefined,
    until: until.map((text) => parseCondition(text, '--until')),
    conditions,
    failOn: failOn.map((text) => parseCondition(text, '--fail-on')),
    preset,
    exchange: readExchange(values, timeout),
    schedule: readSchedule(values),
    serverDelay: readServerDelay(values),
    maxRetries: readCount('--retries', values.retries ?? '4', 0),
    timeout,
    requestTimeout,
  };
}

function readPreset({ preset: id, unknownState, until, failOn, condition }: PollValues): PollFlags['preset'] {
  if (id === undefined) {
    if (unknownState === undefined) return undefined;
    throw new UsageError('--unknown-state is about words that a preset does not know; give --preset too');
  }
  const other = until ? '--until' : failOn ? '--fail-on' : condition ? '--condition' : undefined;
  if (other) throw new UsageError(`--preset ${id} says what to wait for, so ${other} cannot be had too`);
  return { id, ...(unknownState !== undefined && { unknownState: readUnknownState(unknownState) }) };
}

function readUnknownState(text: string): NonNullable<UnknownStateOptions['unknownState']> {
  if (text === 'pending' || text === 'fail') return text;
  if (/^[1-9]\d{0,8}$/.test(text)) return { failAfter: Number(text) };
  throw new UsageError(`--unknown-state must be pending, fail, or a whole number, 1 or more, not ${show(text)}`);
}

function readExchange({ conditional, preferWait }: PollValues, timeout: number): PollFlags['exchange'] {
  const wait = preferWait === undefined ? undefined : readDuration('--prefer-wait', preferWait);
  if (wait !== undefined && wait < 1_000) {
    throw new UsageError(`--prefer-wait must be a second or more, not ${formatDuration(wait)}`);
  }
  if (wait !== undefined && wait > timeout) {
    throw new UsageError(
      `--prefer-wait ${formatDuration(wait)} is more than there is in all: --timeout ${formatDuration(timeout)}`,
    );
  }
  return { ...(conditional && { conditional }), ...(wait !== undefined && { prefer: { wait } }) };
}

function readServerDelay({ maxServerDelay, onServerDelay }: PollValues): PollFlags['serverDelay'] {
  return {
    ...(maxServerDelay !== undefined && { maxServerDelay: readDuration('--max-server-delay', maxServerDelay) }),
    ...(onServerDelay && { onServerDelay }),
  };
}

function readSchedule(values: PollValues): BackoffOptions {
  const interval = values.interval === undefined ? undefined : readDuration('--interval', values.interval);
  const strategy = values.backoff ?? (interval === undefined ? 'exponential' : 'fixed');
  const maxDelay = values.maxDelay === undefined ? undefined : readDuration('--max-delay', values.maxDelay);
  if (maxDelay !== undefined && strategy === 'fixed') {
    throw new UsageError('--max-delay bounds waits that grow; say how they do, such as --backoff exponential');
  }
  if (maxDelay !== undefined && maxDelay < (interval ?? 1_000)) {
    const first =
      interval === undefined ? 'the first wait, 1s; give --interval too' : `--interval ${formatDuration(interval)}`;
    throw new UsageError(`--max-delay ${formatDuration(maxDelay)} is less than ${first}`);
  }
  return {
    strategy,
    ...(interval !== undefined && { initialDelay: interval }),
    ...(maxDelay !== undefined && { maxDelay }),
    ...(values.maxAttempts !== undefined && { maxAttempts: readCount('--max-attempts', values.maxAttempts, 1) }),
  };
}
