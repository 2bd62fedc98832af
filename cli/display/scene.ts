import { formatDuration } from '../../lib/duration.js';
import { cellsOf, cut } from './cells.js';
import type { Line } from './formatLine.js';
import type { Look, Outcome } from './look.js';
import { printable } from './printable.js';

/** Where a poll stands. Times are in epoch milliseconds. */
export interface Scene {
  /** Number of the attempt that is under way, or that has ended last. */
  readonly number: number;
  /** What was seen last. */
  readonly last: Pick<Line, 'status' | 'state' | 'outcome' | 'why'> | undefined;
  /** How each request ended. */
  readonly marks: readonly Outcome[];
  /** When the next request is due. */
  readonly dueAt: number;
  /** When the time is up; `Infinity` for never. */
  readonly deadline: number;
}

/**
 * Draws a poll in two lines, neither wider than `columns`: where it stands, and how its requests ended.
 *
 * ```text
 *   attempt 4   202 running   next in 3s    4m 12s left
 *   ● ● ↻ ●
 * ```
 */
export function drawScene(scene: Scene, now: number, columns: number, look: Look): string {
  const width = columns - 1; // a character in the last column makes some terminals go on to the next line
  return look.spell(`${drawNow(scene, now, width, look)}\n${drawMarks(scene, now, width, look)}`);
}

/** Draws the marks, the last that there is room for, and what is under way. */
export function drawMarks(
  { marks, dueAt }: Pick<Scene, 'marks' | 'dueAt'>,
  now: number,
  width: number,
  look: Look,
): string {
  const isAsking = now >= dueAt;
  const room = Math.max(1, Math.floor((width - 1) / 2) - Number(isAsking));
  const shown = marks.length > room ? marks.slice(1 - room || Infinity) : marks;
  const drawn = [
    ...(shown.length < marks.length ? [look.dim('…')] : []),
    ...shown.map((outcome) => look.colour(outcome, look.glyphs[outcome])),
    ...(isAsking ? [look.dim(look.glyphs.asking)] : []),
  ];
  return marginIn(width) + drawn.join(' ');
}

/** Draws where a poll stands, in as many words as there is room for. */
function drawNow(scene: Scene, now: number, width: number, look: Look): string {
  const { number, last, dueAt, deadline } = scene;
  const isAsking = now >= dueAt;
  const wait = seconds(Math.min(dueAt, deadline) - now);
  const until = dueAt > deadline ? 'no time for more' : `${last?.outcome === 'retry' ? 'again' : 'next'} in ${wait}`;
  const next = isAsking ? 'asking' : until;
  const left = deadline === Infinity ? '' : `${seconds(deadline - now)} left`;

  const attempt = part(`attempt ${String(number)}`, look.bold);
  const same = part(last?.outcome === 'unchanged' ? 'unchanged' : '', look.dim);
  const told = [attempt, seen(last, 32, look)];
  const why = last?.why === undefined ? '' : `, ${last.why}`;
  const because = isAsking || dueAt > deadline ? '' : why;
  const wide = [
    [...told, same, part((next + because).padEnd(12 + why.length), look.dim), part(left, look.dim)],
    [...told, same, part(next.padEnd(12), look.dim), part(left, look.dim)],
    [...told, part(next.padEnd(12), look.dim), part(left, look.dim)],
    [...told, part(next, look.dim)],
  ];
  const line = wide.map((parts) => joined(parts, '   ')).find(([cells]) => cells + marginIn(width).length <= width);
  if (line) return marginIn(width) + line[1];

  const count = part(cut(`#${String(number)}`, width), look.bold);
  const short = part(isAsking ? '' : wait, look.dim);
  const margin = marginIn(width);
  const room = width - margin.length - count[0] - 1 - short[0] - Number(!isAsking);
  return margin + joined(room < 3 ? [count] : [count, seen(last, room, look), short], ' ')[1];
}

/** What stands before a line, where there is room. */
function marginIn(width: number): string {
  return width < 30 ? '' : '  ';
}

/** A part of a line: how many cells it takes, and what is written. */
type Part = readonly [cells: number, text: string];

function part(text: string, style: (text: string) => string): Part {
  return [cellsOf(text), text === '' ? '' : style(text)];
}

function joined(parts: readonly Part[], gap: string): Part {
  const told = parts.filter(([cells]) => cells > 0);
  const cells = told.reduce((sum, [cells]) => sum + cells, gap.length * (told.length - 1));
  return [cells, told.map(([, text]) => text).join(gap)];
}

/** What was seen last, in so many cells. */
function seen(last: Scene['last'], room: number, look: Look): Part {
  const told = (text: string): string => (text === '-' ? '' : printable(text));
  const status = told(last?.status ?? '-');
  const state = cut(told(last?.state ?? '-'), room - (status === '' ? 0 : status.length + 1));
  return joined(
    [part(status, look.bold), part(state, (text) => (isOdd(last?.outcome) ? look.colour(last.outcome, text) : text))],
    ' ',
  );
}

/** A time that counts down: in whole seconds, of which the last is one, too. */
function seconds(milliseconds: number): string {
  return formatDuration(Math.max(1, Math.ceil(milliseconds / 1_000)) * 1_000);
}

/** Whether what was seen is worth a colour of its own. */
function isOdd(outcome: Outcome | undefined): outcome is 'retry' | 'unknown' {
  return outcome === 'retry' || outcome === 'unknown';
}
