import { part } from './parts.js';
import type { Telling } from './tell.js';

/** How far it stays from the edges of the window, in pixels. */
const margin = 8;

/** Fills the tip with what is told, and shows it. */
export function showTip(tip: HTMLElement, { title, facts, excerpt }: Telling): void {
  const list = part('dl', 'tip-facts');
  for (const [name, value] of facts) list.append(part('dt', 'tip-name', name), part('dd', 'tip-value', value));
  tip.replaceChildren(part('div', 'tip-title', title), list);
  if (excerpt) tip.append(part('code', 'tip-excerpt', excerpt));
  if (!tip.matches(':popover-open')) tip.showPopover();
}

/** Puts the tip above a place of the plot, or below where there is no room. */
export function placeTip(tip: HTMLElement, plot: HTMLElement, x: number): void {
  const { left, top, bottom } = plot.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const middle = left + x - width / 2;
  // It touches the plot, so that the pointer can go there without leaving both.
  const above = top - height + 6;
  tip.style.left = `${String(Math.max(margin, Math.min(innerWidth - width - margin, middle)))}px`;
  tip.style.top = `${String(above < margin ? bottom - 6 : above)}px`;
}
