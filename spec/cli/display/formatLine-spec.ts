import { formatHeads, formatLine } from '../../../cli/display/formatLine.js';
import type { Line } from '../../../cli/display/formatLine.js';
import type { Look } from '../../../cli/display/look.js';

const look: Look = {
  glyphs: { pending: '…', unchanged: '·', unknown: '?', retry: '↻', match: '✓', failure: '✗', asking: '○' },
  closing: { match: '', failure: '' },
  colour: (outcome, text) => `<${outcome}>${text}</>`,
  dim: (text) => `<dim>${text}</>`,
  bold: (text) => `<bold>${text}</>`,
  spell: (text) => text,
};
const bare: Look = { ...look, colour: (_, text) => text, dim: (text) => text, bold: (text) => text };
const line: Line = {
  number: 7,
  outcome: 'pending',
  status: '202',
  state: 'running',
  duration: 12,
  next: 'again in 1.5s',
};

describe('formatLine', () => {
  it('writes columns that stand below their heads', () => {
    const lines = [
      formatHeads('body.status', bare),
      formatLine(line, bare),
      formatLine({ ...line, number: 1_234, outcome: 'failure', status: '-', state: '', duration: 61_000 }, bare),
    ];

    expect(lines).toEqual([
      '   #     http  body.status             took  next',
      '   7  …  202   running                 12ms  again in 1.5s',
      '1234  ✗  -                            1m 1s  again in 1.5s',
    ]);
  });

  it('cuts a long state, and takes out what would steer the terminal', () => {
    expect(formatLine({ ...line, state: 'x'.repeat(50) }, bare)).toContain(`  ${'x'.repeat(19)}…  `);
    expect(formatLine({ ...line, state: 'a\u001b[2J\r\nb' }, bare)).toContain('  a [2J b  ');
    expect(formatLine({ ...line, next: 'a\u001b[2Jb' }, bare)).toMatch(/ {2}a \[2Jb$/);
    expect(formatLine({ ...line, state: '完了' }, bare)).toContain(`  完了${' '.repeat(16)}  `);
  });

  it('paints the cells by their weight', () => {
    expect(formatLine(line, look)).toBe(
      '<dim>   7</>  <pending>…</>  <bold>202 </>  running               <dim>  12ms</>  <dim>again in 1.5s</>',
    );
  });
});

describe('formatHeads', () => {
  it('is dimmed, and keeps room for the words that stand in for glyphs', () => {
    const plain = { ...look, glyphs: { ...look.glyphs, pending: 'wait ' } };

    expect(formatHeads('body', plain)).toMatch(/^<dim> {3}# {9}http {2}body {20}took {2}next<\/>$/);
  });
});
