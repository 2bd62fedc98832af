import type { WriteStream } from 'node:tty';
import type { Shown } from '../arguments/readArguments.js';
import { LineReporter } from './lineReporter.js';
import { isUnicodeIn, lookFor } from './look.js';
import type { Reporter } from './reporter.js';

/** The reporter for stderr: live in a terminal, line by line elsewhere, and quiet where it was told to be or stdout tells it all. */
export async function reporterFor({ quiet, json, color }: Pick<Shown, 'quiet' | 'json' | 'color'>): Promise<Reporter> {
  const { stderr, env, platform } = process;
  const look = lookFor(stderr, { color, isUnicode: isUnicodeIn(env, platform) });
  const lines = new LineReporter(look, (text) => stderr.write(text));
  if (quiet || json) {
    const silent = (): void => undefined;
    return { say: silent, matched: silent, failed: (problems) => lines.failed(problems) };
  }
  if (!canBeLive(stderr)) return lines;
  const { LiveReporter } = await import('./liveReporter.js');
  return new LiveReporter(look, stderr);
}

/** Whether lines can be written over: not in a dumb terminal, nor in one without a size. */
function canBeLive({ isTTY, columns, rows }: WriteStream): boolean {
  return isTTY && process.env['TERM'] !== 'dumb' && columns > 0 && rows > 0;
}
