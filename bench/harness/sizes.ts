import type { Size } from './row.js';

/** What a claim is made of. */
export const full: Size = {
  polls: 1_000,
  attempts: 150, // for the compiler to be done with most of them
  waiting: 100_000,
  requests: 1_600,
  callers: 5_000,
  seconds: 30,
  longPoll: 1_000_000,
  processes: 3,
  rounds: 2,
};

/** What is enough for a look. */
export const quick: Size = {
  polls: 200,
  attempts: 50,
  waiting: 10_000,
  requests: 400,
  callers: 1_000,
  seconds: 5,
  longPoll: 100_000,
  processes: 1,
  rounds: 3,
};

/** What is enough for figures that depend on no clock: they are the same each time. */
export const once: Size = { ...full, longPoll: 100_000, processes: 1, rounds: 1 };
