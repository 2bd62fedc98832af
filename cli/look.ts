import { styleText } from 'node:util';

/** How a line ends: still waiting, sent again, done, or gone wrong. */
export type Outcome = 'pending' | 'retry' | 'match' | 'failure';

/** How the lines look: with glyphs and colours in a terminal that has them, in plain words elsewhere. */
export interface Look {
  readonly glyphs: Readonly<Record<Outcome, string>>;
  /** What stands before the last line. */
  readonly closing: Readonly<Record<'match' | 'failure', string>>;
  readonly colour: (outcome: Outcome, text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

const glyphs: Look['glyphs'] = { pending: '…', retry: '↻', match: '✓', failure: '✗' };
const words: Look['glyphs'] = { pending: 'wait ', retry: 'retry', match: 'match', failure: 'fail ' };
const colours = { pending: 'cyan', retry: 'yellow', match: 'green', failure: 'red' } as const;

type Format = Parameters<typeof styleText>[0];

/** The look for a stream: `NO_COLOR` and dumb terminals are for Node to know. */
export function lookFor(stream: { readonly isTTY?: boolean; readonly hasColors?: () => boolean }): Look {
  const isTerminal = stream.isTTY === true;
  const hasColours = isTerminal && stream.hasColors?.() === true;
  const style = (format: Format, text: string): string =>
    hasColours ? styleText(format, text, { validateStream: false }) : text;
  return {
    glyphs: isTerminal ? glyphs : words,
    closing: isTerminal ? { match: '✓ ', failure: '✗ ' } : { match: 'rxpoll: ', failure: 'rxpoll: ' },
    colour: (outcome, text) => style(colours[outcome], text),
    dim: (text) => style('dim', text),
    bold: (text) => style('bold', text),
  };
}
