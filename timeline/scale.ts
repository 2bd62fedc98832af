import type { Trace } from './trace.js';

/** The time that is shown, in epoch milliseconds, and the pixels that it takes. */
export interface Scale {
  readonly from: number;
  readonly until: number;
  readonly left: number;
  readonly right: number;
}

/** Room at both ends, in pixels, for half of what stands on the very edge. */
const margin = 10;
/** The least time that is shown when all is, in milliseconds, and what it grows by. */
const shortest = 1_000;
const growth = 1.5;
/** How much of a sliding window is for what is to come. */
const ahead = 0.15;

/**
 * Decides what time is shown.
 *
 * Without a span it is the whole poll, and grows by steps, so that what is drawn stands still in between. With one it is the
 * last of the poll, and slides.
 */
export function scaleOf(trace: Trace, now: number, span: number | undefined, width: number): Scale {
  const place = { left: margin, right: Math.max(margin + 1, width - margin) };
  const end = trace.endedAt ?? now;
  if (span !== undefined) {
    const until = trace.endedAt ?? now + span * ahead;
    const from = Math.max(until - span, Math.min(trace.since, end));
    return { from, until: from + span, ...place };
  }
  const from = Math.min(trace.since, end);
  // What is far ahead takes a third of the room at most.
  const { dueAt = 0 } = trace;
  const due = dueAt === Infinity ? 0 : Math.min(dueAt, now + Math.max(shortest, (now - from) / 2));
  const need = Math.max(shortest, Math.max(end, due) - from);
  const steps = Math.ceil(Math.log(need / shortest) / Math.log(growth) - 1e-9);
  return { from, until: from + shortest * growth ** steps, ...place };
}

/** Where a time stands, in pixels. */
export function xOf({ from, until, left, right }: Scale, time: number): number {
  return left + ((time - from) / (until - from)) * (right - left);
}

/** How long the time that one pixel takes is, in milliseconds. */
export function timePerPixel({ from, until, left, right }: Scale): number {
  return (until - from) / (right - left);
}
