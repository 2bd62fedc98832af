import type { Row } from './row.js';

/** A row without what has no bound: all that `--check` measures. */
export function bounded(row: Row): Row {
  return {
    ...row,
    contests: (size) =>
      row
        .contests(size)
        .map((contest) => ({ ...contest, rivals: contest.rivals.filter(({ atMost }) => atMost !== undefined) }))
        .filter(({ atMost, ceiling, rivals }) => atMost !== undefined || ceiling !== undefined || rivals.length > 0),
  };
}
