import type { Tally } from './attempt.js';

/** The tally of a poll that has seen nothing yet. */
export const noTally: Tally = Object.freeze({});

/**
 * Tallies of one outcome alone, by outcome and count. They are what nearly every attempt of every poll has, so they are
 * made once and shared: one alone takes 200 bytes, and longer to make than all else of an attempt.
 */
const shared = new Map<string, Tally[]>();
const maxShared = { outcomes: 100, count: 1_000 };

/** Counts one more outcome, whatever it is called: an error may have the name of what every object inherits. */
export function tallied(tally: Tally, outcome: string): Tally {
  const count = 1 + (Object.hasOwn(tally, outcome) ? (tally[outcome] ?? 0) : 0);
  const line = shared.get(outcome) ?? newLine(outcome);
  if (line[count - 1] !== tally || count > maxShared.count) return counted(tally, outcome, count);
  return (line[count] ??= counted(tally, outcome, count));
}

function newLine(outcome: string): Tally[] {
  if (shared.size === maxShared.outcomes) shared.clear();
  const line = [noTally];
  shared.set(outcome, line);
  return line;
}

const asFound = { enumerable: true, configurable: true } as const;

/** A read-only property makes V8 keep numeric names in a table; else a status of 202 would be the index of an array of 2.6 KB. */
function counted(tally: Tally, outcome: string, count: number): Tally {
  const next = {};
  for (const name of Object.keys(tally)) Object.defineProperty(next, name, { value: tally[name], ...asFound });
  return Object.freeze(Object.defineProperty(next, outcome, { value: count, ...asFound }));
}
