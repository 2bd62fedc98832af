import { readArguments } from '../../cli/readArguments.js';
import type { Command } from '../../cli/readArguments.js';
import { UsageError } from '../../cli/usageError.js';

describe('readArguments', () => {
  const url = 'http://localhost:8080/jobs/42';
  const settingsOf = (...args: string[]): Extract<Command, { name: 'poll' }>['settings'] => {
    const command = readArguments([url, ...args]);
    if (command.name !== 'poll') throw new Error(`not a poll, but ${command.name}`);
    return command.settings;
  };

  const commands: readonly (readonly [readonly string[], Command['name']])[] = [
    [[], 'demo'],
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['--version'], 'version'],
    [['--help', url], 'help'],
    [[url], 'poll'],
    [['--until', 'a=b', url], 'poll'],
  ];
  for (const [args, name] of commands) {
    it(`takes "${args.join(' ')}" as ${name}`, () => {
      expect(readArguments(args).name).toBe(name);
    });
  }

  it('polls the address until it answers 200 where nothing else is said', () => {
    const command = readArguments([url]) as Extract<Command, { name: 'poll' }>;
    const { until, ...rest } = command.settings;

    expect(command.url).toBe(url);
    expect(until.text).toBe('status=200');
    expect(rest).toEqual({ failOn: undefined, schedule: {}, retry: { maxRetries: 4 }, timeout: 300_000 });
  });

  it('takes several conditions: all of --until, any of --fail-on', () => {
    const { until, failOn } = settingsOf(
      '--until',
      'status=2xx',
      '--until=a=b',
      '--fail-on',
      'a=c',
      '--fail-on',
      'a=d',
    );

    expect([until.text, failOn?.text]).toEqual(['status=2xx and a=b', 'a=c or a=d']);
  });

  it('takes times and counts', () => {
    const settings = settingsOf('--interval', '2s', '--timeout', '1h 30m', '--max-attempts', '7', '--retries', '0');

    expect(settings.schedule).toEqual({ strategy: 'fixed', initialDelay: 2_000, maxAttempts: 7 });
    expect(settings.retry).toEqual({ maxRetries: 0 });
    expect(settings.timeout).toBe(5_400_000);
  });

  it('takes a bare number as milliseconds', () => {
    expect(settingsOf('--interval', '250').schedule.initialDelay).toBe(250);
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['--unti', 'a=b', url], /^Unknown option '--unti'; did you mean until\?; see --help$/],
    [['--until', 'a=b'], /^which address\? write rxpoll URL --until KEY=VALUE$/],
    [[url, 'http://localhost/'], /^one address at a time, not "http:\/\/localhost\/" too$/],
    [['localhost:8080'], /^"localhost:8080" is no address to poll; it begins with http:\/\/ or https:\/\/$/],
    [['http://'], /^"http:\/\/" is no address to poll/],
    [[url, '--until'], /^Option '--until <value>' argument missing; see --help$/],
    [[url, '--until', '--help'], /^Option '--until' argument is ambiguous; see --help$/],
    [[url, '--help=yes'], /^Option '-h, --help' does not take an argument; see --help$/],
    [[url, '--until', 'done'], /^"done" is no condition/],
    [[url, '--fail-on', ''], /^"" is no condition/],
    [[url, '--interval', '0'], /^--interval must be more than 0$/],
    [[url, '--timeout', '0s'], /^--timeout must be more than 0$/],
    [[url, '--max-attempts', '0'], /^--max-attempts must be a whole number, 1 or more, not "0"$/],
    [[url, '--retries', '1.5'], /^--retries must be a whole number, 0 or more, not "1.5"$/],
  ];
  for (const [args, message] of wrong) {
    it(`refuses "${args.join(' ')}" in one line`, () => {
      expect(() => readArguments(args)).toThrowError(UsageError, message);
    });
  }

  it('refuses a duration that is none', () => {
    expect(() => settingsOf('--interval', 'soon')).toThrowError(/^--interval: "soon" is not a duration/);
  });
});
