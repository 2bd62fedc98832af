import { demo } from './demo.js';
import { exitCodeOf } from './exitCodeOf.js';
import { help } from './help.js';
import { readArguments } from './readArguments.js';
import { Reporter } from './reporter.js';
import { version } from './version.js';
import { waitFor } from './waitFor.js';

/**
 * Runs the program: the matching body, or what was asked for, goes to stdout, all else to stderr.
 *
 * @returns The exit code.
 */
export async function run(args: readonly string[]): Promise<number> {
  const reporter = new Reporter(process.stderr);
  try {
    process.stdout.write(await answerTo(args, reporter));
    return 0;
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined) throw error;
    reporter.failed((error as Error).message);
    return code;
  }
}

async function answerTo(args: readonly string[], reporter: Reporter): Promise<string> {
  const command = readArguments(args);
  switch (command.name) {
    case 'help':
      return `${help}\n`;
    case 'version':
      return `${version()}\n`;
    case 'demo':
      return written(await demo(reporter));
    case 'poll':
      return written(await waitFor(command.url, command.settings, reporter));
  }
}

/** The body as it is printed: text as it came, JSON in lines. */
function written(body: unknown): string {
  if (body === null) return '';
  return `${typeof body === 'string' ? body : JSON.stringify(body, null, 2)}\n`;
}
