import type { Glyph, Mark, Tone } from '../../timeline/marks.js';
import { paint } from '../../timeline/paint.js';
import type { Palette } from '../../timeline/palette.js';

const colors: Readonly<Record<Tone, string>> = {
  text: '#010101',
  muted: '#020202',
  pending: '#0000ff',
  refused: '#ff8000',
  lost: '#ff00ff',
  failed: '#ff0000',
  match: '#00ff00',
  server: '#8000ff',
  pause: '#808080',
  surface: '#ffffff',
};
const palette: Palette = { colors, font: '11px sans-serif' };

/** The picture of some marks, 100 by 64 pixels. */
function picture(...marks: readonly Mark[]): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [100, 64];
  const context = canvas.getContext('2d')!;
  paint({ context, width: 100, height: 64 }, marks, palette);
  return context.getImageData(0, 0, 100, 64).data;
}

/** How many pixels of a picture are not empty. */
function inkOf(picture: Uint8ClampedArray): number {
  return picture.filter((value, index) => index % 4 === 3 && value > 0).length;
}

/** The color of a pixel of a picture. */
function colorAt(picture: Uint8ClampedArray, x: number, y: number): string {
  const start = 4 * (100 * y + x);
  return `#${Array.from(picture.slice(start, start + 3), (part) => part.toString(16).padStart(2, '0')).join('')}`;
}

describe('paint', () => {
  it('draws each glyph in its color and in a shape of its own', () => {
    const glyphs: readonly (readonly [Glyph, Tone])[] = [
      ['pending', 'pending'],
      ['unchanged', 'pending'],
      ['refused', 'refused'],
      ['lost', 'lost'],
      ['failed', 'failed'],
      ['match', 'match'],
      ['exhausted', 'refused'],
      ['stopped', 'muted'],
      ['next', 'pending'],
      ['retry', 'lost'],
      ['focus', 'text'],
    ];
    const shapes = glyphs.map(([glyph]) =>
      picture({ kind: 'glyph', x: 50, glyph, tone: 'text' })
        .filter((_, index) => index % 4 === 3)
        .join(),
    );
    const inColor = glyphs.map(([glyph, tone]) => {
      const pixels = picture({ kind: 'glyph', x: 50, glyph, tone });
      return Array.from({ length: 6_400 }, (_, index) =>
        colorAt(pixels, index % 100, Math.floor(index / 100)),
      ).includes(colors[tone]);
    });

    expect(new Set(shapes).size).toBe(glyphs.length);
    expect(inColor).toEqual(glyphs.map(() => true));
  });

  it('draws lines of each kind differently', () => {
    const kinds = ['line', 'dashed', 'dotted', 'bar', 'open', 'band'] as const;
    const inks = kinds.map((kind) => picture({ kind, x: 10, to: 90, tone: 'text' }).join());

    expect(new Set(inks).size).toBe(kinds.length);
  });

  it('draws a column the higher the more attempts it is, and its trouble above it', () => {
    const draw = (count: number, trouble?: 'refused' | 'lost'): Uint8ClampedArray =>
      picture({ kind: 'column', x: 50, count, trouble, tone: 'pending' });
    const column = (...given: Parameters<typeof draw>): number => inkOf(draw(...given));

    expect(column(2)).toBeLessThan(column(8));
    expect(column(8)).toBeLessThan(column(8, 'refused'));
    expect(draw(8, 'lost')).not.toEqual(draw(8, 'refused'));
    expect(column(1e6)).toBe(column(1e9));
  });

  it('keeps words within the picture', () => {
    const write = (x: number): Uint8ClampedArray =>
      picture({ kind: 'text', x, text: 'Retry-After', place: 'lane', align: 'center', tone: 'text' });

    expect(write(-50)).toEqual(write(0));
    expect(write(150)).toEqual(write(100));
    expect(inkOf(write(0))).toBeGreaterThan(100);
  });

  it('draws rules and ticks', () => {
    expect(inkOf(picture({ kind: 'tick', x: 50.5, tone: 'muted' }))).toBeGreaterThan(0);
    expect(inkOf(picture({ kind: 'rule', x: 50.5, tone: 'text' }))).toBeGreaterThan(30);
  });
});
