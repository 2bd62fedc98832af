import type { HttpResponse } from '../httpResponse.js';

/** How much of a wait has to be over for the wait to be over: clocks differ, and a proxy may be a little less patient. */
const nearly = 0.9;

/**
 * How long to wait after an answer that the server was asked to hold while there is nothing new (`held`).
 *
 * An answer at the end of that wait is followed by the next request at once. One that came earlier with something new has
 * the delay of the schedule counted from its request; one that came earlier with nothing new, the whole of it: it was not
 * held. So no server makes requests follow each other faster than it holds them, or than the schedule has them.
 *
 * @param scheduled The delay of the schedule, in milliseconds; `undefined` stops.
 * @param duration How long the attempt took, in milliseconds.
 * @param response Its answer: anything.
 */
export function heldDelay(scheduled: number | undefined, duration: number, response: unknown): number | undefined {
  const { held = 0, unchanged } = Object(response) as Partial<HttpResponse>;
  if (scheduled === undefined || !(held > 0)) return scheduled;
  if (duration >= nearly * held) return 0;
  return unchanged ? scheduled : Math.max(0, scheduled - duration);
}
