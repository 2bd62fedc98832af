import { styleText } from 'node:util';

/** How a request ends: still waiting, with the same answer or one that nobody knows, sent again, done, or gone wrong. */
export type Outcome = 'pending' | 'unchanged' | 'unknown' | 'retry' | 'match' | 'failure';

/** How things look: with glyphs and colours in a terminal that has them, in plain words elsewhere. */
export interface Look {
  readonly glyphs: Readonly<Record<Outcome | 'asking', string>>;
  /** What stands before the last line. */
  readonly closing: Readonly<Record<'match' | 'failure', string>>;
  readonly colour: (outcome: Outcome, text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
  /** Writes text with the characters that there are. */
  readonly spell: (text: string) => string;
}

/** Where things are to be looked at: a stream of the process. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly hasColors?: () => boolean;
}

/** What else decides on the look. */
export interface LookOptions {
  /** Whether there may be colours. */
  readonly color: boolean;
  /** Whether there are characters beyond ASCII. */
  readonly isUnicode: boolean;
}

const glyphs: Look['glyphs'] = {
  pending: '●',
  unchanged: '·',
  unknown: '?',
  retry: '↻',
  match: '✓',
  failure: '✗',
  asking: '○',
};
const ascii: Look['glyphs'] = {
  pending: '.',
  unchanged: '-',
  unknown: '?',
  retry: 'r',
  match: '+',
  failure: 'x',
  asking: '_',
};
const words: Look['glyphs'] = {
  pending: 'wait ',
  unchanged: 'same ',
  unknown: '?    ',
  retry: 'retry',
  match: 'match',
  failure: 'fail ',
  asking: 'asks ',
};
const colours = {
  pending: 'cyan',
  unchanged: 'dim',
  unknown: 'magenta',
  retry: 'yellow',
  match: 'green',
  failure: 'red',
} as const;

type Format = Parameters<typeof styleText>[0];

/** The look for a stream: `NO_COLOR` and dumb terminals are for Node to know. */
export function lookFor(screen: Screen, { color, isUnicode }: LookOptions): Look {
  const isTerminal = screen.isTTY === true;
  const hasColours = color && isTerminal && screen.hasColors?.() === true;
  const style = (format: Format, text: string): string =>
    hasColours ? styleText(format, text, { validateStream: false }) : text;
  const marks = isUnicode ? glyphs : ascii;
  const prefix = 'rxpoll: ';
  return {
    glyphs: isTerminal ? marks : words,
    closing: isTerminal && isUnicode ? { match: '✓ ', failure: '✗ ' } : { match: prefix, failure: prefix },
    colour: (outcome, text) => style(colours[outcome], text),
    dim: (text) => style('dim', text),
    bold: (text) => style('bold', text),
    spell: (text) => (isUnicode ? text : text.replaceAll('…', '...').replaceAll('×', 'x')),
  };
}

/** Whether the locale of an environment has characters beyond ASCII. */
export function isUnicodeIn(
  { LC_ALL, LC_CTYPE, LANG }: Readonly<Record<string, string | undefined>>,
  platform: string,
): boolean {
  return platform === 'win32' || /utf-?8/i.test([LC_ALL, LC_CTYPE, LANG].find((name) => name) ?? '');
}
