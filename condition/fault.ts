import { PlanError } from '../lib/errors/planError.js';
import { clip } from '../lib/show.js';
import { reserveStack } from './reserveStack.js';

/** How much of a line is shown on each side of the place. */
const margin = 60;

const lineBreak = /\r\n?|[\n\u2028\u2029]/;

/** What it takes of the stack to make an error, and more. */
const enoughWords = Array<undefined>(4_096).fill(undefined);

/** What could not be seen, or would do something to a terminal. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Makes the error of a condition: what is wrong, its line and column, and the line with a caret beneath the place.
 *
 * @param text The condition.
 * @param offset Where in it the fault is.
 * @param problem What is wrong, and what would be right. Holds nothing of a response.
 */
export function fault(text: string, offset: number, problem: string): PlanError {
  reserveStack(enoughWords); // what is below has regular expressions
  const above = text.slice(0, offset).split(lineBreak);
  const column = above.at(-1)?.length ?? 0;
  const line = text.slice(offset - column).split(lineBreak, 1)[0] ?? '';
  const from = Math.max(0, column - margin);
  const [left, right] = [from > 0 ? '…' : '', line.length > column + margin ? '…' : ''];
  const shown = `${left}${line.slice(from, column + margin)}${right}`.replace(unseen, ' ');
  const caret = `${' '.repeat(left.length + column - from)}^`;
  const place = `${String(above.length)}:${String(column + 1)}`;
  return conditionError(`${clip(problem.replace(unseen, ' '))} (${place})\n  ${shown}\n  ${caret}`);
}

/** The error of a condition as a whole. */
export function conditionError(problem: string): PlanError {
  return new PlanError([{ path: 'condition', problem }], 'invalid condition');
}

/**
 * Stands for what an engine throws that is out of stack, and for what a proxy in a context throws, which may quote the
 * response. It is made beforehand, for there may be no stack left to make it.
 */
export const unable: PlanError = conditionError(
  'cannot be evaluated; the caller leaves too little stack, or a proxy throws',
);
