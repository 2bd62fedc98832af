import type { Expectation } from '../options.js';
import { isRecord } from '../options.js';

/** How long polls took: a small JSON value, for `localStorage`, a file or a column of a database. */
export interface DurationHistory {
  /** Version of this form. */
  readonly version: 1;
  /** Milliseconds from the beginning of a poll to what it waited for, the newest last. */
  readonly durations: readonly number[];
}

/** The same, or the durations alone; nothing where nothing is known yet, such as what an empty storage gives. */
export type Durations = DurationHistory | readonly number[] | null | undefined;

/** A history, as it comes back from JSON, or nothing. */
export const aHistory: Expectation = {
  what: 'what rememberDurations() gave, of version 1, or a list of milliseconds, 0 or more',
  test: (value) =>
    value === undefined ||
    value === null ||
    areDurations(isRecord(value) && value['version'] === 1 ? value['durations'] : value),
};

/** What a history holds that has been checked against {@link aHistory}. */
export function durationsOf(history: Durations): readonly number[] {
  return history ? ('durations' in history ? history.durations : history) : [];
}

function areDurations(value: unknown): boolean {
  return Array.isArray(value) && value.every(isDuration);
}

function isDuration(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}
