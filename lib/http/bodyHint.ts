import { check, oneOf } from '../options.js';
import { valueAt } from '../valueAt.js';
import { bodyOf } from './bodyOf.js';
import type { Hint, HintReader } from './hint.js';
import { readTime } from './readTime.js';
import { toHint } from './toHint.js';

/**
 * Makes a reader of a hint in the body, which is a number of milliseconds or seconds, or the text of one.
 *
 * @example
 * ```ts
 * import { backoffSchedule, bodyHint, pollHttp, serverHints } from 'rxpoll';
 *
 * const retryHint = bodyHint('retry.after', 's');
 * retryHint({ status: 202, body: { retry: { after: 1.5 } } }, Date.now())?.delay; // => 1_500
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ maxAttempts: 1, hints: [retryHint, ...serverHints] }))
 *   .subscribe(({ response }) => console.log(response.status)); // 202
 * ```
 *
 * @param path Where the field is in the JSON, names apart by dots.
 * @param unit What it counts.
 * @param scope Whether it holds for the wait that follows, or for every wait. Defaults to `'once'`.
 * @returns A reader whose hints have the reason `'retry-after'`, or `'poll-interval'` where they hold from now on.
 * @throws TypeError if an argument is not right.
 */
export function bodyHint(path: string, unit: 'ms' | 's', scope: Hint['scope'] = 'once'): HintReader {
  check('bodyHint', 'path', path, aPath);
  check('bodyHint', 'unit', unit, oneOf(['ms', 's']));
  check('bodyHint', 'scope', scope, oneOf(['once', 'from now on']));
  const names = path.split('.');
  const reason = scope === 'once' ? 'retry-after' : 'poll-interval';

  return (answer) => toHint(readTime(valueAt(bodyOf(answer), names), unit), reason, scope);
}

const aPath = {
  what: 'a path such as "retry.after"',
  test: (path: unknown): boolean => typeof path === 'string' && path.split('.').every(Boolean),
};
