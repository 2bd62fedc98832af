import { fromLoopUntilAll as fromParsed } from '../operators/fromLoopUntilAll.js';
import { compileCondition } from './compileCondition.js';

/**
 * Polls by the parameters of Laminar's `lam.httpRequests`, as they stand, also where conditions are text.
 *
 * It is `fromLoopUntilAll` of `rxpoll` with {@link compileCondition} built in.
 *
 * @example
 * ```ts
 * import { fromLoopUntilAll } from 'rxpoll/condition';
 *
 * const loopUntil = { condition: '(ctx) => ctx.status === 200' };
 *
 * fromLoopUntilAll([
 *   { url: 'https://api.example.com/jobs/1', loopUntil },
 *   { url: 'https://api.example.com/jobs/2', loopUntil },
 * ]).subscribe((attempts) => console.log(attempts.map(({ number }) => number))); // [3, 3]
 * ```
 */
export const fromLoopUntilAll: typeof fromParsed = ((requests, options) =>
  fromParsed(requests, { compileCondition, ...options })) as typeof fromParsed;
