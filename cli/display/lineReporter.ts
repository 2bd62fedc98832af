import { formatDuration, parseDuration } from '../../lib/duration.js';
import type { Polling } from '../poll/polling.js';
import type { Judged, Resent } from '../poll/teller.js';
import { describeAttempt } from './describeAttempt.js';
import { describeRetry } from './describeRetry.js';
import { formatHeads, formatLine } from './formatLine.js';
import type { Look } from './look.js';
import { printable } from './printable.js';
import type { Reporter } from './reporter.js';

/** Tells a person what happens, line by line. */
export class LineReporter implements Reporter {
  protected polling: Polling | undefined;
  private attempts = 0;
  private elapsed = 0;
  private hasSpoken = false;

  /**
   * @param look How the lines look.
   * @param write Writes to where they are looked at.
   */
  constructor(
    protected readonly look: Look,
    protected readonly write: (text: string) => void,
  ) {}

  say(text: string): void {
    this.print(this.look.dim(printable(text)));
  }

  begin(polling: Polling): void {
    this.polling = polling;
    this.print(this.title(polling));
    this.print('');
    this.print(formatHeads(polling.until.key, this.look));
  }

  retry(resent: Resent): void {
    if (this.polling) this.print(formatLine(describeRetry(resent, this.polling.sentence), this.look));
  }

  attempt(judged: Judged): void {
    this.count(judged);
    if (this.polling) this.print(formatLine(describeAttempt(judged, this.polling), this.look));
  }

  matched(): void {
    const attempts = `${String(this.attempts)} ${this.attempts === 1 ? 'attempt' : 'attempts'}`;
    this.end('match', [`matched after ${attempts} in ${formatDuration(this.elapsed)}`]);
  }

  failed(lines: readonly string[]): void {
    this.end('failure', lines);
  }

  protected count({ attempt }: Judged): void {
    this.attempts = attempt.number;
    this.elapsed = attempt.elapsed;
  }

  protected title({ asked, until, sentence }: Polling): string {
    const limit = parseDuration(sentence.timeout);
    const within = limit === Infinity ? '' : `, within ${formatDuration(limit)}`;
    const { bold, dim } = this.look;
    return `${bold(printable(`${asked.method} ${asked.url}`))} ${dim(printable(`until ${until.text}${within}`))}`;
  }

  protected end(outcome: 'match' | 'failure', lines: readonly string[]): void {
    if (this.hasSpoken) this.print('');
    this.conclude(outcome, lines);
  }

  protected conclude(outcome: 'match' | 'failure', [first = '', ...others]: readonly string[]): void {
    const { closing, colour } = this.look;
    this.print(colour(outcome, closing[outcome]) + printable(first));
    for (const line of others) this.print(printable(line));
  }

  protected print(line: string): void {
    this.hasSpoken = true;
    this.write(this.look.spell(`${line}\n`));
  }
}
