import { formatDuration } from '../lib/duration.js';
import type { Cluster } from './clusters.js';
import type { Scale } from './scale.js';
import { xOf } from './scale.js';
import { ticksOf } from './ticks.js';
import type { Outcome, Point, Trace } from './trace.js';

/** What a color means. */
export type Tone =
  'text' | 'muted' | 'pending' | 'refused' | 'lost' | 'failed' | 'match' | 'server' | 'pause' | 'surface';

/** What stands for an outcome, so that no two are told apart by color alone. */
export type Glyph = Outcome | 'exhausted' | 'stopped' | 'next' | 'retry' | 'focus';

/** One thing to draw. Lengths are in pixels. */
export type Mark =
  /** A length of time on the lane. */
  | {
      readonly kind: 'line' | 'dashed' | 'dotted' | 'bar' | 'open' | 'band';
      readonly x: number;
      readonly to: number;
      readonly tone: Tone;
    }
  /** An outcome on the lane. */
  | { readonly kind: 'glyph'; readonly x: number; readonly glyph: Glyph; readonly tone: Tone }
  /** Many attempts as one, and the worst that was among them. */
  | {
      readonly kind: 'column';
      readonly x: number;
      readonly count: number;
      readonly trouble: 'refused' | 'lost' | undefined;
      readonly tone: Tone;
    }
  /** A point in time, from top to bottom. */
  | { readonly kind: 'rule' | 'tick'; readonly x: number; readonly tone: Tone }
  /** Words above the lane, or on the axis below it. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly text: string;
      readonly place: 'lane' | 'axis';
      readonly align: CanvasTextAlign;
      readonly tone: Tone;
    };

/** The least room for words, in pixels. */
const roomForWords = 56;
/** From which length on a duration is drawn, in pixels. */
const leastBar = 5;

/** What the wait after an attempt is called where it is not the schedule that decided. */
export const reasonText: Readonly<Record<Point['delayReason'], string>> = {
  schedule: 'by schedule',
  'retry-after': 'Retry-After',
  'rate-limit': 'rate limit',
  'poll-interval': 'poll interval',
  'slow-down': 'slowed down',
  cache: 'cached',
  held: 'held',
  deadline: 'last, before the deadline',
};

/** What does not move while the scale stands still: all that is over. */
export function pastMarks(trace: Trace, clusters: readonly Cluster[], scale: Scale): readonly Mark[] {
  const { points, pauses, endedAt } = trace;
  const at = (time: number): number => Math.min(scale.right, Math.max(scale.left, xOf(scale, time)));
  const marks: Mark[] = ticksOf(scale, trace.beganAt).flatMap(({ x, text }) => [
    { kind: 'tick', x, tone: 'muted' },
    { kind: 'text', x, text, place: 'axis', align: 'center', tone: 'muted' },
  ]);
  for (const { since, until } of pauses) {
    if (until < scale.from || until === Infinity) continue;
    marks.push(...bandMarks(at(since), at(until)));
  }
  for (const { first, last, next, left, right } of clusters) {
    if (first === last) marks.push(...durationMarks(last, at));
    else marks.push({ kind: 'line', x: left, to: right, tone: 'muted' });
    const until = next?.startedAt ?? endedAt;
    if (until !== undefined) marks.push(...waitMarks(last, right, at(until)));
  }
  marks.push(...clusters.map(attemptMark));
  const earlier = (points[0]?.number ?? 1) - 1;
  if (earlier > 0 && trace.since >= scale.from) {
    marks.push({
      kind: 'text',
      x: scale.left,
      text: `${String(earlier)} earlier`,
      place: 'lane',
      align: 'left',
      tone: 'muted',
    });
  }
  const ending = endGlyph(trace);
  if (ending && endedAt !== undefined) {
    marks.push({ kind: 'rule', x: at(endedAt), tone: ending.tone }, { kind: 'glyph', x: at(endedAt), ...ending });
  }
  return marks;
}

/** What moves with the clock: what is under way, and what is to come. */
export function liveMarks(trace: Trace, scale: Scale, now: number): readonly Mark[] {
  const { points, dueAt } = trace;
  if (dueAt === undefined) return [];
  const at = (time: number): number => Math.min(scale.right, Math.max(scale.left, xOf(scale, time)));
  const last = points.at(-1);
  const x = at(now);
  const marks: Mark[] = [];
  const pause = trace.isPaused ? trace.pauses.at(-1) : undefined;
  if (pause) marks.push(...bandMarks(at(pause.since), x));
  if (last) {
    const until = at(dueAt === Infinity ? now : dueAt);
    marks.push(...waitMarks(last, at(last.endedAt), until));
  }
  if (dueAt <= now) {
    marks.push({ kind: 'open', x: at(dueAt), to: x, tone: 'pending' });
    for (const { at: time } of trace.retries) marks.push({ kind: 'glyph', x: at(time), glyph: 'retry', tone: 'lost' });
  }
  marks.push({ kind: 'rule', x, tone: 'text' });
  if (dueAt > now && dueAt < Infinity) {
    marks.push({ kind: 'glyph', x: at(dueAt), glyph: 'next', tone: 'pending' });
    marks.push({
      kind: 'text',
      x: at(dueAt),
      text: countdown(dueAt - now),
      place: 'lane',
      align: 'center',
      tone: 'text',
    });
  }
  return marks;
}

/** Writes what is left of a wait, in whole seconds. */
export function countdown(rest: number): string {
  return formatDuration(Math.ceil(rest / 1_000) * 1_000);
}

function attemptMark({ left, right, last, count, refused, lost }: Cluster): Mark {
  const { outcome } = last;
  if (count === 1) return { kind: 'glyph', x: left, glyph: outcome, tone: toneOf(outcome) };
  const trouble = lost > 0 ? 'lost' : refused > 0 ? 'refused' : undefined;
  return { kind: 'column', x: (left + right) / 2, count, trouble, tone: 'pending' };
}

function durationMarks({ startedAt, endedAt, outcome, retries }: Point, at: (time: number) => number): readonly Mark[] {
  const [x, to] = [at(startedAt), at(endedAt)];
  if (to - x < leastBar) return [];
  const lost = retries.map((retry): Mark => ({ kind: 'glyph', x: at(retry.at), glyph: 'retry', tone: 'lost' }));
  return [{ kind: 'bar', x, to, tone: toneOf(outcome) }, ...lost];
}

function toneOf(outcome: Outcome): Tone {
  return outcome === 'unchanged' ? 'pending' : outcome;
}

/** A wait; one that the server asked for says so where there is room. */
function waitMarks({ delayReason }: Point, x: number, to: number): readonly Mark[] {
  if (to <= x) return [];
  if (delayReason === 'schedule') return [{ kind: 'line', x, to, tone: 'muted' }];
  if (delayReason === 'deadline') return [{ kind: 'dotted', x, to, tone: 'muted' }];
  const wait: Mark = { kind: 'dashed', x, to, tone: 'server' };
  if (to - x < roomForWords + 20) return [wait];
  const text = reasonText[delayReason];
  return [wait, { kind: 'text', x: (x + to) / 2, text, place: 'lane', align: 'center', tone: 'server' }];
}

function bandMarks(x: number, to: number): readonly Mark[] {
  const band: Mark = { kind: 'band', x, to, tone: 'pause' };
  if (to - x < roomForWords) return [band];
  return [band, { kind: 'text', x: (x + to) / 2, text: 'paused', place: 'lane', align: 'center', tone: 'muted' }];
}

/** How a poll ended, where its last attempt does not tell. */
function endGlyph({ state, points }: Trace): { readonly glyph: Glyph; readonly tone: Tone } | undefined {
  if (state === 'exhausted') return { glyph: 'exhausted', tone: 'refused' };
  if (state === 'stopped') return { glyph: 'stopped', tone: 'muted' };
  if (state === 'failed' && points.at(-1)?.outcome !== 'failed') return { glyph: 'failed', tone: 'failed' };
  return undefined;
}
