import type { Scale } from './scale.js';
import { xOf } from './scale.js';
import type { Outcome, Point } from './trace.js';

/** Attempts that stand too close to be told apart; mostly it is one. */
export interface Cluster {
  /** Where the first and the last of them end, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly first: Point;
  readonly last: Point;
  /** The attempt that comes after them. */
  readonly next: Point | undefined;
  /** How many there are, and how many of them were refused and lost. */
  readonly count: number;
  readonly refused: number;
  readonly lost: number;
}

/** How near attempts stand that are drawn as one, in pixels. */
const nearness = 6;

/** Groups the attempts that are within the scale. The one that a poll ended with stands alone. */
export function clustersOf(points: readonly Point[], scale: Scale): readonly Cluster[] {
  const clusters: Cluster[] = [];
  let current: { -readonly [K in keyof Cluster]: Cluster[K] } | undefined;
  for (const point of points) {
    const x = xOf(scale, point.endedAt);
    if (current) current.next ??= point;
    if (x < scale.left) continue;
    if (x > scale.right) continue; // others may follow, where the clock was set back
    if (!current || Math.abs(x - current.left) >= nearness || isFinal(point.outcome)) {
      current = { left: x, right: x, first: point, last: point, next: undefined, count: 0, refused: 0, lost: 0 };
      clusters.push(current);
    }
    current.right = x;
    current.last = point;
    current.next = undefined;
    current.count++;
    if (point.outcome === 'refused' || point.outcome === 'lost') current[point.outcome]++;
  }
  return clusters;
}

function isFinal(outcome: Outcome): boolean {
  return outcome === 'match' || outcome === 'failed';
}
