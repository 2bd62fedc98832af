import type { Command, Shown } from './arguments/readArguments.js';
import { readArguments } from './arguments/readArguments.js';
import { variablesOf } from './arguments/variablesOf.js';
import { isUnicodeIn, lookFor } from './display/look.js';
import type { Reporter } from './display/reporter.js';
import { reporterFor } from './display/reporterFor.js';
import { exitCodeOf } from './exitCodeOf.js';
import { attemptJson } from './output/attemptJson.js';
import { writeLine, writeOut } from './output/writeOut.js';
import { written } from './output/written.js';
import type { Polling } from './poll/polling.js';
import type { Teller } from './poll/teller.js';
import { problemsOf } from './problemsOf.js';

/**
 * Runs the program: the matching body, or what was asked for, goes to stdout, all else to stderr.
 *
 * @returns The exit code.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined); // who writes to stdout is told besides
  let reporter = await reporterFor({ quiet: true, json: false, color: !args.includes('--no-color') });
  try {
    const command = readArguments(args);
    if (command.name !== 'print') reporter = await reporterFor(command.shown);
    const answer = await answerTo(command, reporter);
    if (answer !== '') await writeOut(answer);
    return 0;
  } catch (error) {
    const problems = problemsOf(error);
    if (problems.length > 0) reporter.failed(problems);
    return exitCodeOf(error);
  }
}

/** Does what the program is asked to do; what it does not need is not loaded. */
async function answerTo(command: Command, reporter: Reporter): Promise<string> {
  if (command.name === 'print') return command.text;
  const poll = (polling: Polling): Promise<string> => follow(polling, command.shown, reporter);
  if (command.name === 'demo') {
    const { demo } = await import('./demo.js');
    return demo(reporter, poll);
  }
  if (command.name === 'presets') {
    const { describePresets } = await import('./presets/describePresets.js');
    const { stdout, env, platform } = process;
    const look = lookFor(stdout, { color: command.shown.color, isUnicode: isUnicodeIn(env, platform) });
    return describePresets(command.id, command.shown, stdout.isTTY ? stdout.columns : Infinity, look);
  }
  const variables = variablesOf(command.variables, process.env);
  if (command.name === 'poll') {
    const { pollingOfFlags } = await import('./poll/pollingOfFlags.js');
    return poll(await pollingOfFlags(command.flags, variables));
  }
  const { file } = command;
  const { useDocument } = await import('./document/useDocument.js');
  if (command.name === 'check') {
    const { describeDocument } = await import('./document/describeDocument.js');
    return useDocument(
      file,
      async (document) => `${file === '-' ? 'stdin' : file}: ok\n${await describeDocument(document, variables)}\n`,
    );
  }
  const { pollingOfDocument } = await import('./document/pollingOfDocument.js');
  return poll(await useDocument(file, (document) => pollingOfDocument(document, variables)));
}

/** Runs a poll to its end, and gives what is to be printed of it. */
async function follow(polling: Polling, { json, output }: Shown, reporter: Reporter): Promise<string> {
  const { runPolling } = await import('./poll/runPolling.js');
  const { stops } = await import('./stops.js');
  const lines: Teller = { attempt: (judged) => writeLine(attemptJson(judged)) };
  const { response } = await runPolling(polling, json ? [reporter, lines] : [reporter], stops());
  reporter.matched();
  return written(response, output, process.stdout.isTTY);
}
