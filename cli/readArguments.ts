import { parseArgs } from 'node:util';
import { parseDuration } from '../lib/duration.js';
import { maskUrl } from '../lib/mask/maskUrl.js';
import { show } from '../lib/show.js';
import { didYouMean } from '../lib/suggest.js';
import { allOf, anyOf } from './condition.js';
import { parseCondition } from './parseCondition.js';
import type { Settings } from './settings.js';
import { UsageError } from './usageError.js';

/** What the program is asked to do. */
export type Command =
  | { readonly name: 'help' | 'version' | 'demo' }
  | { readonly name: 'poll'; readonly url: string; readonly settings: Settings };

const options = {
  until: { type: 'string', multiple: true },
  'fail-on': { type: 'string', multiple: true },
  interval: { type: 'string' },
  timeout: { type: 'string' },
  'max-attempts': { type: 'string' },
  retries: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/**
 * Reads the arguments of the command line.
 *
 * @throws UsageError or DurationSyntaxError if they make no sense.
 */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  if (args.length === 0) return { name: 'demo' };

  const [url, ...others] = positionals;
  if (url === undefined) throw new UsageError('which address? write rxpoll URL --until KEY=VALUE');
  if (others.length > 0) throw new UsageError(`one address at a time, not ${show(others[0])} too`);
  checkUrl(url);

  const { until = ['status=200'], 'fail-on': failOn, interval, timeout = '5m', retries = '4' } = values;
  const maxAttempts = values['max-attempts'];
  return {
    name: 'poll',
    url,
    settings: {
      until: allOf(until.map(parseCondition)),
      failOn: failOn && anyOf(failOn.map(parseCondition)),
      schedule: {
        ...(interval !== undefined && { strategy: 'fixed', initialDelay: readDuration('--interval', interval) }),
        ...(maxAttempts !== undefined && { maxAttempts: readCount('--max-attempts', maxAttempts, 1) }),
      },
      retry: { maxRetries: readCount('--retries', retries, 0) },
      timeout: readDuration('--timeout', timeout),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [problem = ''] = (error as Error).message.split(/\.\s/); // what follows is advice of some lines
    const [, unknown] = /^Unknown option '--([^']+)'/.exec(problem) ?? [];
    throw new UsageError(
      `${problem}${unknown === undefined ? '' : didYouMean(unknown, Object.keys(options))}; see --help`,
    );
  }
}

function checkUrl(url: string): void {
  if (/^https?:/i.test(url) && URL.canParse(url)) return;
  throw new UsageError(`${show(maskUrl(url))} is no address to poll; it begins with http:// or https://`);
}

/** A bare number is milliseconds, as in the library. */
function readDuration(name: string, text: string): number {
  const duration = parseDuration(/^\d+$/.test(text) ? Number(text) : text, name);
  if (duration === 0) throw new UsageError(`${name} must be more than 0`);
  return duration;
}

function readCount(name: string, text: string, least: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`${name} must be a whole number, ${String(least)} or more, not ${show(text)}`);
}
