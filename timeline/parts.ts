import { styles } from './styles.js';

/** What the element is made of. */
export interface Parts {
  readonly label: HTMLElement;
  readonly status: HTMLElement;
  /** Why the poll has failed. */
  readonly reason: HTMLElement;
  /** What is drawn, and walked along by keys: a slider whose values are the attempts. */
  readonly plot: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly tip: HTMLElement;
  /** What colors are read from. */
  readonly probe: HTMLElement;
  /** What a screen reader reads out when it changes. */
  readonly news: HTMLElement;
}

/** Builds the inside of an element. */
export function buildParts(host: HTMLElement): Parts {
  const parts: Parts = {
    label: part('span', 'label'),
    status: part('span', 'status'),
    reason: part('div', 'reason'),
    plot: part('div', 'plot'),
    canvas: part('canvas', 'canvas'),
    tip: part('div', 'tip'),
    probe: document.createElement('i'),
    news: part('div', 'news'),
  };
  const caption = part('div', 'caption');
  caption.append(parts.label, parts.status);
  parts.plot.tabIndex = 0;
  parts.plot.role = 'slider';
  parts.plot.append(parts.canvas);
  parts.tip.popover = 'manual';
  parts.tip.role = 'tooltip';
  parts.probe.hidden = true;
  parts.news.role = 'status';
  const root = host.attachShadow({ mode: 'open' });
  dress(root);
  root.append(caption, parts.reason, parts.plot, parts.tip, parts.probe, parts.news);
  return parts;
}

/** Makes an element that pages may style. */
export function part<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  text?: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.setAttribute('part', name);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Writes a text where it is another, so that nothing is laid out or read out for nothing. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A sheet for each document: what goes to another one, such as a window of its own, leaves its sheet behind. */
const sheets = new WeakMap<Document, CSSStyleSheet>();

/** Styles the inside; by a sheet that is constructed, so that a page whose policy forbids inline styles takes it. */
export function dress(root: ShadowRoot): void {
  const { ownerDocument: page } = root;
  if (!page.defaultView) return; // it is in a document that nobody sees
  let sheet = sheets.get(page);
  if (!sheet) {
    sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(styles);
    sheets.set(page, sheet);
  }
  root.adoptedStyleSheets = [sheet];
}
