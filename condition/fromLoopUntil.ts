import { fromLoopUntil as fromParsed } from '../operators/fromLoopUntil.js';
import { compileCondition } from './compileCondition.js';

/**
 * Polls by the parameters of Laminar's `lam.httpRequest` with `loopUntil`, as they stand, also where the condition is text.
 *
 * It is `fromLoopUntil` of `rxpoll` with {@link compileCondition} built in.
 *
 * @example
 * ```ts
 * import { fromLoopUntil } from 'rxpoll/condition';
 *
 * fromLoopUntil({
 *   url: 'https://api.example.com/jobs/42',
 *   loopUntil: { condition: "(ctx) => ctx.response.status === 'completed'", maxAttempts: 20 },
 * }).subscribe((attempt) => console.log(attempt.number, attempt.response.status)); // 1 202, 2 202, 3 200
 * ```
 */
export const fromLoopUntil: typeof fromParsed = (request, options) =>
  fromParsed(request, { compileCondition, ...options });
