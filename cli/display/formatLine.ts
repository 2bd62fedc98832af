import { formatDuration } from '../../lib/duration.js';
import { cellsOf, cut } from './cells.js';
import type { Look, Outcome } from './look.js';
import { printable } from './printable.js';

/** What a line tells: of an attempt, or of a request within one that is sent again. */
export interface Line {
  /** Number of the attempt. */
  readonly number: number;
  readonly outcome: Outcome;
  /** HTTP status, or a dash where no answer came. */
  readonly status: string;
  /** What the answer says, or why there is none. */
  readonly state: string;
  /** How long it took, in milliseconds. */
  readonly duration: number;
  /** What comes next, and why. */
  readonly next: string;
  /** What decided how long the wait is, if not the schedule. */
  readonly why?: string;
}

/** Writes a line in columns, what matters less dimmed. */
export function formatLine({ number, outcome, status, state, duration, next }: Line, look: Look): string {
  const [count, code, said, took] = cells(String(number), status, state, formatDuration(duration));
  const glyph = look.colour(outcome, look.glyphs[outcome]);
  return [look.dim(count), glyph, look.bold(code), said, look.dim(took), look.dim(printable(next))].join('  ');
}

/** Writes the heads of the columns; `state` is what that column tells. */
export function formatHeads(state: string, look: Look): string {
  const [count, code, said, took] = cells('#', 'http', state, 'took');
  return look.dim([count, ' '.repeat(look.glyphs.pending.length), code, said, took, 'next'].join('  '));
}

function cells(count: string, status: string, state: string, took: string): [string, string, string, string] {
  const said = cut(printable(state), 20);
  return [count.padStart(4), status.padEnd(4), said + ' '.repeat(20 - cellsOf(said)), took.padStart(6)];
}
