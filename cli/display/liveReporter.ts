import type { WriteStream } from 'node:tty';
import type { createLogUpdate } from 'log-update';
import { parseDuration } from '../../lib/duration.js';
import type { Polling } from '../poll/polling.js';
import type { Judged, Resent } from '../poll/teller.js';
import { describeAttempt } from './describeAttempt.js';
import { describeRetry } from './describeRetry.js';
import { describeUnknown } from './describeUnknown.js';
import type { Line } from './formatLine.js';
import { LineReporter } from './lineReporter.js';
import type { Look } from './look.js';
import { printable } from './printable.js';
import { rowsOf } from './rowsOf.js';
import type { Scene } from './scene.js';
import { drawMarks, drawScene } from './scene.js';

/** How often the display is drawn, in milliseconds. What has not changed is not written. */
const period = 100;

/** Shows a person in a terminal where a poll stands, in two lines that stay in their place. */
export class LiveReporter extends LineReporter {
  private scene: Scene | undefined;
  private frame = '';
  private readonly warnings = new Set<string>();
  private clock: NodeJS.Timeout | undefined;
  private logUpdate: ReturnType<typeof createLogUpdate> | undefined;

  constructor(
    look: Look,
    private readonly terminal: WriteStream,
  ) {
    super(look, (text) => terminal.write(text));
  }

  override begin(polling: Polling): void {
    this.polling = polling;
    this.print(this.title(polling));
    const deadline = Date.now() + parseDuration(polling.sentence.timeout);
    this.scene = { number: 1, last: undefined, marks: [], dueAt: 0, deadline };
    this.clock = setInterval(this.draw, period).unref();
    this.terminal.on('resize', this.resize);
    void this.load(); // the first request need not wait for it
  }

  override retry(resent: Resent): void {
    if (!this.polling) return;
    this.add(describeRetry(resent, this.polling.sentence), resent.delay);
  }

  override attempt(judged: Judged): void {
    this.count(judged);
    if (this.polling) this.add(describeAttempt(judged, this.polling), judged.attempt.nextDelay ?? Infinity);
    this.warn(judged);
  }

  protected override end(outcome: 'match' | 'failure', lines: readonly string[]): void {
    clearInterval(this.clock);
    this.terminal.off('resize', this.resize);
    this.logUpdate?.clear();
    this.logUpdate?.done();
    if (this.scene !== undefined && this.scene.marks.length > 0) {
      this.print(drawMarks({ ...this.scene, dueAt: Infinity }, 0, this.terminal.columns - 1, this.look));
    }
    this.scene = undefined;
    this.conclude(outcome, lines);
  }

  /** Tells above the lines that stay what a preset does not know, once. */
  private warn({ unknown }: Judged): void {
    if (!this.polling || !unknown) return;
    const text = describeUnknown(unknown, this.polling);
    if (this.warnings.has(text)) return;
    this.warnings.add(text);
    this.logUpdate?.clear();
    this.print(this.look.colour('unknown', printable(text)));
    this.frame = '';
    this.draw();
  }

  private async load(): Promise<void> {
    const { createLogUpdate } = await import('log-update');
    this.logUpdate = createLogUpdate(this.terminal);
    this.draw();
  }

  private add({ number, status, state, outcome, why }: Line, delay: number): void {
    if (this.scene === undefined) return;
    const { marks, deadline } = this.scene;
    this.scene = {
      number,
      last: { status, state, outcome, ...(why !== undefined && { why }) },
      marks: [...marks, outcome],
      dueAt: Date.now() + delay,
      deadline,
    };
  }

  private readonly draw = (): void => {
    if (this.scene === undefined || this.logUpdate === undefined) return;
    const frame = drawScene(this.scene, Date.now(), this.terminal.columns, this.look);
    if (frame === this.frame) return; // or it would hide the cursor again, and again
    this.frame = frame;
    this.logUpdate(frame);
  };

  /** A terminal that became narrower has broken the lines of the last frame into more rows than were written. */
  private readonly resize = (): void => {
    if (this.logUpdate === undefined || this.frame === '') return;
    const broken = rowsOf(this.frame, this.terminal.columns) - rowsOf(this.frame, Infinity);
    this.logUpdate.clear();
    this.terminal.write('\u001b[1A\u001b[2K'.repeat(broken));
    this.frame = '';
    this.draw();
  };
}
