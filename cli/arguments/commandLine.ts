import { styleText } from 'node:util';
import { Command, CommanderError } from 'commander';
import type { Option } from 'commander';
import { UsageError } from '../usageError.js';
import { notes } from './notes.js';
import { helpOption, otherOptions, outputOptions, pollOptions, variableOptions } from './options.js';

/** Options of a poll by its address, as they are written. */
export interface PollValues {
  readonly until?: readonly string[];
  readonly failOn?: readonly string[];
  readonly condition?: readonly string[];
  readonly preset?: string;
  readonly unknownState?: string;
  readonly interval?: string;
  readonly backoff?: 'fixed' | 'linear' | 'exponential' | 'fibonacci';
  readonly maxDelay?: string;
  readonly maxAttempts?: string;
  readonly timeout?: string;
  readonly requestTimeout?: string;
  readonly retries?: string;
  readonly maxServerDelay?: string;
  readonly onServerDelay?: 'stop' | 'wait' | 'clamp';
  readonly request?: string;
  readonly header?: readonly string[];
  readonly data?: string;
  readonly dataFile?: string;
  readonly conditional?: boolean;
  readonly preferWait?: string;
}

/** Options that every poll takes, as they are written. */
export interface CommonValues {
  readonly var?: readonly string[];
  readonly varEnv?: readonly string[];
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly output?: 'body' | 'response' | 'none';
  readonly color?: boolean;
}

/** A command line: what was called, and with what; or what it wants to be told. */
export type CommandLine = Called | { readonly name: 'help'; readonly text: string };

/** What was called, and with what. */
export interface Called {
  readonly name: 'poll' | 'run' | 'check' | 'presets';
  readonly operands: readonly string[];
  readonly values: PollValues & CommonValues & { readonly version?: boolean };
  /** The options that were written, as `--name`. */
  readonly flags: readonly string[];
}

/**
 * Reads a command line, as far as its grammar goes.
 *
 * @throws UsageError if it is wrong.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  let help = '';
  const program = new Command('rxpoll')
    .description('Waits over HTTP: asks again, politely and on time, until the answer matches.')
    .usage(usage)
    .argument('[url]')
    .addHelpText('after', notes)
    .exitOverride()
    .configureOutput({ writeOut: (text) => (help += text), writeErr: () => undefined })
    .configureHelp({ styleTitle, visibleCommands: () => [] })
    .enablePositionalOptions()
    .allowExcessArguments()
    .helpCommand(false);
  const run = program.command('run').argument('[file]').usage('<file> [options]').description(whatRunDoes);
  const check = program.command('check').argument('[file]').usage('<file> [options]').description(whatCheckDoes);
  const presets = program.command('presets').argument('[id]').usage('[id] [options]').description(whatPresetsDoes);

  const hidden = pollOptions().map((option) => option.hideHelp()); // known, to say that they are out of place
  add(program, [...pollOptions(), ...variableOptions(), ...outputOptions(), ...otherOptions()]);
  add(run, [...variableOptions(), ...outputOptions(), ...hidden]);
  add(check, [...variableOptions(), ...outputOptions().map((option) => option.hideHelp()), ...hidden]);

  add(
    presets,
    [...outputOptions('preset'), ...variableOptions()].map((option) => (isForAll(option) ? option : option.hideHelp())),
  );
  add(presets, hidden);

  let called = program;
  for (const command of [program, run, check, presets]) {
    command.addHelpOption(helpOption()).action(() => {
      called = command;
    });
  }
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { name: 'help', text: help };
    throw new UsageError(`${problemOf(error)}; see --help`);
  }
  return {
    name: called === program ? 'poll' : (called.name() as Called['name']),
    operands: called.args,
    ...writtenIn(called === program ? [program] : [program, called]),
  };
}

const usage = `
                      wait for a job of an embedded server, to see it
       rxpoll <url> [options]       poll an address until its answer matches
       rxpoll run <file> [options]  poll as a file says: a plan, as JSON or YAML
       rxpoll check <file>          say what a file would do, or what is wrong with it
       rxpoll presets [id]          list the APIs that --preset knows`.slice(1);

const whatRunDoes =
  'Polls as a file says: a plan, parameters of backgroundPoll, or a request with loopUntil; JSON or YAML.';

const whatCheckDoes = 'Says what a file would do, or all that is wrong with it. It sends nothing.';

const whatPresetsDoes =
  'Lists the APIs whose words --preset knows, or all that is known of one; with --json as lines of JSON.';

function styleTitle(title: string): string {
  return styleText('bold', title, { validateStream: false });
}

/** What makes sense for whatever is printed. */
function isForAll({ long }: Option): boolean {
  return long === '--json' || long === '--no-color';
}

function add(command: Command, options: readonly Option[]): void {
  for (const option of options) command.addOption(option);
}

/** What was written, before a command and after it. */
function writtenIn(commands: readonly Command[]): Pick<Called, 'values' | 'flags'> {
  const values: Record<string, unknown> = {};
  const flags: string[] = [];
  for (const command of commands) {
    for (const option of command.options) {
      const name = option.attributeName();
      if (command.getOptionValueSource(name) !== 'cli') continue;
      const [before, value] = [values[name], command.getOptionValue(name) as unknown];
      values[name] =
        Array.isArray(before) && Array.isArray(value) ? [...(before as unknown[]), ...(value as unknown[])] : value;
      flags.push(option.long ?? '');
    }
  }
  return { values, flags };
}

/** Puts what the parser says in one line. An unknown option may have come with a secret. */
function problemOf({ message }: CommanderError): string {
  return message
    .replace(/^error: |\.$/g, '')
    .replace(/^(unknown option '[^=]*)=.*$/s, "$1'")
    .replace(/\n\((Did .*)\)$/s, (_, hint: string) => `; ${hint.toLowerCase()}`);
}
