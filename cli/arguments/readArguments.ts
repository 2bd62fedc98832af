import { maskUrl } from '../../lib/mask/maskUrl.js';
import { show } from '../../lib/show.js';
import { didYouMean } from '../../lib/suggest.js';
import { UsageError } from '../usageError.js';
import { version } from '../version.js';
import { readCommandLine } from './commandLine.js';
import type { Called, CommonValues } from './commandLine.js';
import type { PollFlags } from './readPoll.js';
import { readPoll } from './readPoll.js';
import type { GivenVariable } from './readVariables.js';
import { readVariables } from './readVariables.js';

/** What is shown of a poll, and where. */
export interface Shown {
  /** What of the matching answer goes to stdout. */
  readonly output: 'body' | 'response' | 'none';
  /** Whether every attempt goes to stdout instead, as a line of JSON. */
  readonly json: boolean;
  /** Whether stderr is told nothing but what goes wrong. */
  readonly quiet: boolean;
  /** Whether there may be colours. */
  readonly color: boolean;
}

/** What the program is asked to do. */
export type Command =
  | { readonly name: 'print'; readonly text: string }
  | { readonly name: 'demo'; readonly shown: Shown }
  | {
      readonly name: 'poll';
      readonly flags: PollFlags;
      readonly variables: readonly GivenVariable[];
      readonly shown: Shown;
    }
  | { readonly name: 'presets'; readonly id: string | undefined; readonly shown: Shown }
  | {
      readonly name: 'run' | 'check';
      readonly file: string;
      readonly variables: readonly GivenVariable[];
      readonly shown: Shown;
    };

const commands = ['run', 'check', 'presets'];

const common = ['--var', '--var-env', '--quiet', '--json', '--output', '--no-color'];

/**
 * Reads the arguments of the command line.
 *
 * @throws UsageError, DurationSyntaxError or FilterSyntaxError if they make no sense.
 */
export function readArguments(args: readonly string[]): Command {
  const line = readCommandLine(args);
  return line.name === 'help' ? { name: 'print', text: line.text } : commandOf(line);
}

function commandOf(called: Called): Command {
  const { name, operands, values, flags } = called;
  if (values.version) return { name: 'print', text: `${version()}\n` };
  const variables = readVariables(values.var, values.varEnv);
  const shown = readShown(values);
  const [subject, ...others] = operands;

  if (name === 'presets') {
    const wrong = flags.find((flag) => !['--json', '--no-color'].includes(flag));
    if (wrong !== undefined) throw new UsageError(`${wrong} is for a poll; rxpoll presets only tells what is known`);
    if (others.length > 0) throw new UsageError(`one preset at a time, not ${show(others[0])} too`);
    return { name, id: subject, shown };
  }

  if (name !== 'poll') {
    const wrong = flags.find((flag) => !common.includes(flag));
    if (wrong !== undefined) throw new UsageError(`${wrong} is for a poll by its address; a file says that itself`);
    if (subject === undefined) throw new UsageError(`which file? write rxpoll ${name} FILE`);
    if (others.length > 0) throw new UsageError(`one file at a time, not ${show(others[0])} too`);
    return { name, file: subject, variables, shown };
  }

  if (subject === undefined && flags.every((flag) => common.slice(2).includes(flag))) return { name: 'demo', shown };
  if (subject === undefined) throw new UsageError('which address? write rxpoll URL --until KEY=VALUE');
  if (/^[a-z]+$/i.test(subject)) {
    throw new UsageError(
      `there is no command ${show(subject)}${didYouMean(subject, commands) || '; there are run, check and presets'}`,
    );
  }
  if (/^[^:]*\.(json|ya?ml)$/i.test(subject)) {
    throw new UsageError(`${show(subject)} is no address to poll; to poll as a file says, write rxpoll run ${subject}`);
  }
  if (others.length > 0) throw new UsageError(`one address at a time, not ${show(maskUrl(others[0] ?? ''))} too`);
  return { name: 'poll', flags: readPoll(subject, values), variables, shown };
}

function readShown({ output, json = false, quiet = false, color = true }: CommonValues): Shown {
  if (json && output !== undefined && output !== 'none') {
    throw new UsageError(`--json prints attempts in place of the answer, so --output ${output} cannot be had too`);
  }
  return { output: json ? 'none' : (output ?? 'body'), json, quiet, color };
}
