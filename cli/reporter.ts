import type { Attempt } from '../lib/attempt.js';
import { formatDuration, parseDuration } from '../lib/duration.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import { maskUrl } from '../lib/mask/maskUrl.js';
import type { ScheduleContext } from '../lib/schedule/schedule.js';
import { describeAttempt } from './describeAttempt.js';
import { describeRetry } from './describeRetry.js';
import { formatHeads, formatLine } from './formatLine.js';
import { lookFor } from './look.js';
import type { Look } from './look.js';
import { printable } from './printable.js';
import type { Settings } from './settings.js';

/** Where a {@link Reporter} writes: a stream of the process. */
export interface Output {
  readonly isTTY?: boolean;
  readonly hasColors?: () => boolean;
  write(text: string): unknown;
}

/** Tells a person what happens, line by line. */
export class Reporter {
  private readonly look: Look;
  private attempts = 0;
  private elapsed = 0;
  private hasSpoken = false;

  constructor(private readonly output: Output) {
    this.look = lookFor(output);
  }

  /** Something beside the poll. */
  say(text: string): void {
    this.print(this.look.dim(printable(text)));
  }

  /** The poll begins. */
  begin(url: string, { until, timeout }: Settings): void {
    const limit = formatDuration(parseDuration(timeout));
    this.print(`${this.look.bold(`GET ${printable(maskUrl(url))}`)} until ${printable(until.text)}, within ${limit}\n`);
    this.print(formatHeads(until.key, this.look));
  }

  /** A request is sent again. */
  retry(context: ScheduleContext, delay: number): void {
    this.print(formatLine(describeRetry(context, delay, this.attempts + 1), this.look));
  }

  /** An attempt has ended. */
  attempt(attempt: Attempt<HttpResponse>, { until, failOn }: Settings): void {
    this.attempts = attempt.number;
    this.elapsed = attempt.elapsed;
    this.print(formatLine(describeAttempt(attempt, until, failOn), this.look));
  }

  /** The poll has its answer. */
  matched(): void {
    const attempts = `${String(this.attempts)} ${this.attempts === 1 ? 'attempt' : 'attempts'}`;
    this.end('match', `matched after ${attempts} in ${formatDuration(this.elapsed)}`);
  }

  /** The poll went wrong. */
  failed(message: string): void {
    this.end('failure', message);
  }

  private end(outcome: 'match' | 'failure', text: string): void {
    const { closing, colour } = this.look;
    if (this.hasSpoken) this.print('');
    this.print(colour(outcome, closing[outcome] + printable(text)));
  }

  private print(line: string): void {
    this.hasSpoken = true;
    this.output.write(`${line}\n`);
  }
}
