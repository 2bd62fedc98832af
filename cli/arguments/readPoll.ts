import type { BackoffOptions } from '../../lib/schedule/scheduleFrom.js';
import type { Condition } from '../poll/condition.js';
import { formatDuration } from '../../lib/duration.js';
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
  readonly schedule: BackoffOptions;
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
  const until = values.until ?? (conditions.length === 0 ? ['status=200'] : []);
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
    schedule: readSchedule(values),
    maxRetries: readCount('--retries', values.retries ?? '4', 0),
    timeout,
    requestTimeout,
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
