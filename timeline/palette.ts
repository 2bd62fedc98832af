import type { Tone } from './marks.js';

/** The colors of the tones, as a canvas takes them, and the font of the words. */
export interface Palette {
  readonly colors: Readonly<Record<Tone, string>>;
  readonly font: string;
}

/** Every tone; each has a custom property of its name in the styles. */
const tones: Readonly<Record<Tone, true>> = {
  text: true,
  muted: true,
  pending: true,
  refused: true,
  lost: true,
  failed: true,
  match: true,
  server: true,
  pause: true,
  surface: true,
};

/** Reads the colors as the page has them now: a canvas knows neither custom properties nor `light-dark()`. */
export function readPalette(probe: HTMLElement): Palette {
  const style = getComputedStyle(probe);
  const colors = Object.keys(tones).map((tone) => {
    probe.style.color = `var(--_${tone})`;
    return [tone, style.color];
  });
  return { colors: Object.fromEntries(colors) as Palette['colors'], font: `11px ${style.fontFamily}` };
}
