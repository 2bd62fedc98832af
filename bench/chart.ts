import { figure } from './harness/figure.js';
import type { Run } from './harness/withRow.js';
import type { Comparison } from './harness/judge.js';

/** What the chart shows: ours and some of those beside it. */
interface Panel {
  readonly title: string;
  readonly row: string;
  readonly ours: string;
  readonly rivals: readonly string[];
}

/** What a user decides by. */
const panels: readonly Panel[] = [
  {
    title: 'CPU of an attempt, with limits and retries',
    row: 'P2',
    ours: 'the whole sentence',
    rivals: ['async loop', 'composed RxJS', '@azure/core-lro'],
  },
  {
    title: 'Heap of a poll that waits',
    row: 'P4',
    ours: 'the whole sentence',
    rivals: ['composed RxJS', '@azure/core-lro', 'backoff-rxjs: interval, retry'],
  },
  {
    title: 'CPU of a request in Node',
    row: 'P9',
    ours: 'pollHttp by undiciTransport',
    rivals: ['undici.request', 'cross-fetch', 'native fetch'],
  },
  {
    title: '5,000 polls at 1 s each: one answer in 100 is later than this',
    row: 'P9b',
    ours: 'the whole sentence, undiciTransport: p99 lateness',
    rivals: ['async loop, native fetch', 'async loop, undici.request'],
  },
];

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly label: string;
}

const width = 720;
const names = 250;
const line = 22;

/** Colours for light and for dark; without a style sheet, greys that do for both. */
const style = `text { font: 13px system-ui, sans-serif; fill: #24292f } .title { font-weight: 600 } .note { opacity: 0.7 } .ours { fill: #0969da } .other { fill: #afb8c1 }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .ours { fill: #58a6ff } .other { fill: #57606a } }`;

/** Draws the figures of a run as bars, shorter is better, in SVG. Rows that it lacks are left out. */
export function chartOf({ rows }: Run): string {
  const parts: string[] = [];
  let y = line;
  parts.push(text(0, y, 'Shorter is better. Each group was measured in one run, side by side.', 'note'));
  for (const panel of panels) {
    const bars = barsOf(panel, rows.find(({ id }) => id === panel.row)?.comparisons ?? []);
    if (bars.length === 0) continue;
    parts.push(text(0, (y += line * 1.5), panel.title, 'title'));
    const longest = Math.max(...bars.map(({ value }) => value));
    for (const { name, value, label } of bars) {
      y += line;
      const length = Math.max(2, Math.round((value / longest) * (width - names - 90)));
      const kind = name === 'rxpoll' ? 'ours' : 'other';
      parts.push(
        text(0, y, name),
        `<rect class="${kind}" x="${String(names)}" y="${String(y - 13)}" width="${String(length)}" height="16" rx="2"/>`,
      );
      parts.push(text(names + length + 8, y, label));
    }
  }
  const height = y + line / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" role="img">
<title>What polling costs with rxpoll and with others: shorter is better</title>
<style>${style}</style>
${parts.join('\n')}
</svg>
`;
}

function barsOf({ ours, rivals }: Panel, comparisons: readonly Comparison[]): readonly Bar[] {
  const found = comparisons.filter((comparison) => comparison.ours === ours);
  const [first] = found;
  if (!first) return [];
  const others = rivals.flatMap((name): readonly Bar[] => {
    const { rivalCost, unit = '' } = found.find(({ rival }) => rival === name) ?? {};
    return rivalCost === undefined ? [] : [{ name, value: rivalCost, label: figure(rivalCost, unit) }];
  });
  return [{ name: 'rxpoll', value: first.cost, label: figure(first.cost, first.unit) }, ...others];
}

function text(x: number, y: number, content: string, kind = ''): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${String(x)}" y="${String(y)}"${kind && ` class="${kind}"`}>${escaped}</text>`;
}
