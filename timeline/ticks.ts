import { formatDuration } from '../lib/duration.js';
import type { Scale } from './scale.js';
import { timePerPixel, xOf } from './scale.js';

/** A mark of the axis. */
export interface Tick {
  readonly x: number;
  readonly text: string;
}

/** How far apart ticks stand at least, in pixels. */
const least = 72;

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000] as const;
/** Lengths of time that a person counts in. */
const steps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  day,
];

/** The ticks of the axis, at even times since the poll began. */
export function ticksOf(scale: Scale, beganAt: number): readonly Tick[] {
  const wanted = timePerPixel(scale) * least;
  const step = steps.find((step) => step >= wanted) ?? Math.ceil(wanted / day) * day;
  const ticks: Tick[] = [];
  const first = Math.max(0, Math.ceil((scale.from - beganAt) / step));
  const last = Math.floor((scale.until - beganAt) / step);
  for (let index = first; index <= last; index++) {
    const time = index * step;
    ticks.push({ x: xOf(scale, beganAt + time), text: index === 0 ? '0' : formatDuration(time) });
  }
  return ticks;
}
