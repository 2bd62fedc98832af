import { isRecord } from '../options.js';
import type { Packed } from './packed.js';
import { isPacked } from './packed.js';

/** What the tabs that share a poll tell each other. Tabs with another form of it elect and tell on their own: see {@link placeOf}. */
export type TabMessage = Question | News;

/** A tab asks the one that polls where things stand. */
interface Question {
  readonly asks: true;
}

/** How things stand, told by the tab that polls: at every change, and to who asks. Hearing it twice does no harm. */
export interface News {
  readonly asks: false;
  /** Whether nobody sees the tab that polls. */
  readonly isHidden: boolean;
  /** What the poll told last, known by a number drawn at random. */
  readonly last: { readonly id: number; readonly value: Packed } | undefined;
  /** Present once the poll is over; with what went wrong, if something did. */
  readonly end: { readonly error?: Packed } | undefined;
}

/** Name of the place where tabs meet who share a poll: of their lock and of their channel. */
export function placeOf(name: string, key: string): string {
  return JSON.stringify(['rxpoll', 1, name, key]);
}

/** Whether it is a message of such a tab, and not of somebody else who uses the name. */
export function isTabMessage(data: unknown): data is TabMessage {
  if (!isRecord(data)) return false;
  const { asks, isHidden, last, end } = data;
  if (asks === true) return true;
  const isLast = last === undefined || (isRecord(last) && typeof last['id'] === 'number' && isPacked(last['value']));
  const isEnd = end === undefined || (isRecord(end) && (end['error'] === undefined || isPacked(end['error'])));
  return asks === false && typeof isHidden === 'boolean' && isLast && isEnd;
}
