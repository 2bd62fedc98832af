import { Option } from 'commander';

const laws = ['fixed', 'linear', 'exponential', 'fibonacci'];

/** Options of a poll by its address. */
export const pollOptions = (): readonly Option[] => [
  ...group('What to wait for', [
    repeated('--until <key=value>', 'what to wait for, all of several [status=200]'),
    repeated('--fail-on <key=value>', 'what tells that it failed, any of several'),
    repeated('--condition <text>', 'what to wait for, as an arrow function'),
    new Option('--preset <id>', 'an API that is known; see rxpoll presets'),
    new Option('--unknown-state <what>', 'for unknown words: pending, fail or <n> [10]'),
  ]),
  ...group('When to ask', [
    new Option('--interval <duration>', 'wait between attempts [1s, doubled each time]'),
    new Option('--backoff <law>', 'how waits grow [fixed with --interval]').choices(laws),
    new Option('--max-delay <duration>', 'the longest wait [30s]'),
    new Option('--max-attempts <n>', 'how often to ask at most [no limit]'),
    new Option('--timeout <duration>', 'how long to wait in all [5m]'),
    new Option('--request-timeout <duration>', 'how long each request may take [10s]'),
    new Option('--retries <n>', 'how often to send a lost request again [4]'),
    new Option('--max-server-delay <duration>', 'the longest wait the server may ask for [5m]'),
    new Option('--on-server-delay <what>', 'what to do where it asks for more [stop]').choices([
      'stop',
      'wait',
      'clamp',
    ]),
  ]),
  ...group('What to ask', [
    new Option('-X, --request <method>', 'the method [GET; POST where there is a body]'),
    repeated('-H, --header <name: value>', 'a header field; credentials are shown nowhere'),
    new Option('-d, --data <text>', 'the body; JSON is sent as application/json'),
    new Option('--data-file <file>', 'the body from a file; - is stdin'),
    new Option('--conditional', 'only what has changed (ETag, Last-Modified)'),
    new Option('--prefer-wait <duration>', 'how long the server may hold each request'),
  ]),
];

/** Options of all that has variables. */
export const variableOptions = (): readonly Option[] =>
  group('Variables', [
    repeated('--var <name=value>', 'what {{name}} stands for in the request'),
    repeated('--var-env <name>', 'the same from the environment; shown nowhere'),
  ]);

/** Options of all that prints an answer; `what` is what it prints lines of. */
export const outputOptions = (what = 'attempt'): readonly Option[] =>
  group('What to print', [
    new Option('--output <what>', 'what to print of the answer [body]').choices(['body', 'response', 'none']),
    new Option('--json', `each ${what} as a line of JSON, for pipelines`),
    new Option('--quiet', 'nothing on stderr but what goes wrong'),
    new Option('--no-color', 'no colours; the same as NO_COLOR=1'),
  ]);

/** Options of the program itself. */
export const otherOptions = (): readonly Option[] => group('Other', [new Option('--version', 'print the version')]);

/** The option that prints help. */
export const helpOption = (): Option => new Option('-h, --help', 'print this').helpGroup('Other:');

function group(heading: string, options: readonly Option[]): readonly Option[] {
  return options.map((option) => option.helpGroup(`${heading}:`));
}

/** An option that may be given more than once. */
function repeated(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}
