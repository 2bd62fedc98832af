import { readArguments } from '../../../cli/arguments/readArguments.js';
import type { Command } from '../../../cli/arguments/readArguments.js';
import { UsageError } from '../../../cli/usageError.js';

describe('readArguments', () => {
  const url = 'http://localhost:8080/jobs/42';
  const shown = { output: 'body', json: false, quiet: false, color: true } as const;

  const commands: readonly (readonly [readonly string[], Command['name']])[] = [
    [[], 'demo'],
    [['--quiet', '--no-color'], 'demo'],
    [['--help'], 'print'],
    [['-h'], 'print'],
    [['run', '--help'], 'print'],
    [['check', '-h'], 'print'],
    [['--version'], 'print'],
    [['--help', url], 'print'],
    [[url], 'poll'],
    [['--until', 'a=b', url], 'poll'],
    [['run', 'plan.json'], 'run'],
    [['--json', 'run', 'plan.json'], 'run'],
    [['check', 'plan.yaml'], 'check'],
    [['presets'], 'presets'],
    [['presets', 'openai-batch', '--json'], 'presets'],
    [['presets', '--help'], 'print'],
  ];
  for (const [args, name] of commands) {
    it(`takes "${args.join(' ')}" as ${name}`, () => {
      expect(readArguments(args).name).toBe(name);
    });
  }

  it('reads a poll by its address', () => {
    const command = readArguments([url, '--interval', '2s', '-X', 'put', '--var', 'a=b=c', '--var-env', 'TOKEN']);

    expect(command).toEqual({
      name: 'poll',
      flags: jasmine.objectContaining({ url, method: 'put', timeout: 300_000 }),
      variables: [
        { name: 'a', value: 'b=c' },
        { name: 'TOKEN', isSecret: true },
      ],
      shown,
    });
  });

  it('takes variables before a command and after it', () => {
    const command = readArguments(['--var', 'a=1', 'run', 'plan.json', '--var', 'b=2', '--var', 'c=3']);
    const variables = 'variables' in command ? command.variables : [];

    expect(variables.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  const outputs: readonly (readonly [readonly string[], object])[] = [
    [[], shown],
    [['--output', 'response'], { ...shown, output: 'response' }],
    [['--json'], { ...shown, output: 'none', json: true }],
    [['--json', '--output', 'none'], { ...shown, output: 'none', json: true }],
    [['--quiet', '--no-color'], { ...shown, quiet: true, color: false }],
  ];
  for (const [args, expected] of outputs) {
    it(`says what is shown for "${args.join(' ')}", wherever it stands`, () => {
      const after = readArguments(['run', 'plan.json', ...args]);
      const before = readArguments([...args, 'run', 'plan.json']);

      expect(after).toEqual({ name: 'run', file: 'plan.json', variables: [], shown: expected } as never);
      expect(before).toEqual(after);
    });
  }

  it('tells of presets what it prints of them', () => {
    const help = (readArguments(['presets', '--help']) as { readonly text: string }).text;

    expect(help).toContain('each preset as a line of JSON');
    expect(help).not.toContain('attempt');
  });

  it('tells all options, conditions, durations, exit codes and examples for --help', () => {
    const help = (readArguments(['--help']) as { readonly text: string }).text;

    for (const part of [
      '--until <key=value>',
      '--request-timeout',
      '--preset <id>',
      '--on-server-delay <what>',
      '-H, --header',
      '--var-env',
      '--json',
      '130',
      'jq',
    ]) {
      expect(help).toContain(part);
    }
    for (const heading of [
      'What to wait for:',
      'When to ask:',
      'What to ask:',
      'Variables:',
      'What to print:',
      'Exit codes:',
    ]) {
      expect(help).toContain(heading);
    }
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['--unti', 'a=b', url], /^unknown option '--unti'; did you mean --until\?; see --help$/],
    [[url, '--tokn=hunter2'], /^unknown option '--tokn'; see --help$/],
    [['--until', 'a=b'], /^which address\? write rxpoll URL --until KEY=VALUE$/],
    [[url, 'http://me:hunter2@localhost/'], /^one address at a time, not "http:\/\/\*+@localhost\/" too$/],
    [['rnu', 'plan.json'], /^there is no command "rnu"; there are run, check and presets$/],
    [['presets', 'a', 'b'], /^one preset at a time, not "b" too$/],
    [['presets', '--until', 'a=b'], /^--until is for a poll; rxpoll presets only tells what is known$/],
    [['chek', 'plan.json'], /^there is no command "chek"; did you mean check\?$/],
    [['plan.json'], /^"plan.json" is no address to poll; to poll as a file says, write rxpoll run plan.json$/],
    [['run'], /^which file\? write rxpoll run FILE$/],
    [['check', 'a.json', 'b.json'], /^one file at a time, not "b.json" too$/],
    [['run', 'a.json', '--until', 'a=b'], /^--until is for a poll by its address; a file says that itself$/],
    [['--timeout', '1s', 'run', 'a.json'], /^--timeout is for a poll by its address; a file says that itself$/],
    [['run', 'a.json', '--unti', 'a=b'], /^unknown option '--unti'; see --help$/],
    [[url, '--until'], /^option '--until <key=value>' argument missing; see --help$/],
    [[url, '--until', '--help'], /^--until: "--help" is no condition/],
    [[url, '--until', 'done'], /^--until: "done" is no condition/],
    [[url, '--fail-on', ''], /^--fail-on: "" is no condition/],
    [[url, '--interval', '-1'], /^--interval must be more than 0, not "-1"$/],
    [[url, '--max-attempts', '-1'], /^--max-attempts must be a whole number, 1 or more, not "-1"$/],
    [
      [url, '--output', 'bod'],
      /^option '--output <what>' argument 'bod' is invalid\. Allowed choices .*none; see --help$/,
    ],
    [
      [url, '--json', '--output', 'body'],
      /^--json prints attempts in place of the answer, so --output body cannot be had too$/,
    ],
    [[url, '--json', '--output', 'response'], /^--json prints attempts/],
  ];
  for (const [args, message] of wrong) {
    it(`refuses "${args.join(' ')}" in one line`, () => {
      expect(() => readArguments(args)).toThrowError(UsageError, message);
    });
  }
});
