import type { MonoTypeOperatorFunction, Observable, Subscription } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import { anObservable } from '../lib/anObservable.js';
import { parseDuration } from '../lib/duration.js';
import { check } from '../lib/options.js';
import type { Expectation } from '../lib/options.js';
import type { ScheduleContext } from '../lib/schedule/schedule.js';
import type { Cluster } from './clusters.js';
import { clustersOf } from './clusters.js';
import { Frames } from './frames.js';
import type { Drawable } from './frames.js';
import { liveMarks, pastMarks } from './marks.js';
import type { Mark } from './marks.js';
import { paint } from './paint.js';
import type { Palette } from './palette.js';
import { readPalette } from './palette.js';
import type { Parts } from './parts.js';
import { buildParts, setText } from './parts.js';
import { record } from './record.js';
import { scaleOf, timePerPixel, xOf } from './scale.js';
import type { Scale } from './scale.js';
import { inWords, tellAttempts, tellState } from './tell.js';
import type { TimelineElement, TimelineOptions } from './timelineElement.js';
import { placeTip, showTip } from './tip.js';
import type { Point, Trace } from './trace.js';

/** The loop of all timelines of the page. */
const frames = new Frames();

/** How often it is drawn while the clock moves, in milliseconds: when that is a pixel, within these bounds. */
const fastest = 50;
const slowest = 500;
/** How near the pointer must be to an attempt, in pixels. */
const reach = 12;
/** How many attempts a key goes on. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
};

/** What is over, laid out: it is kept while the scale and the trace stay as they are. */
interface Past {
  readonly scale: Scale;
  readonly clusters: readonly Cluster[];
  readonly marks: readonly Mark[];
}

/** In pixels of CSS. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** The life of one element: what it draws, when, and what it tells. */
export class TimelineView implements Drawable {
  private readonly parts: Parts;
  /** To ask the plot for its size in the middle of drawing would make the page lay out each time. */
  private readonly sizes = new ResizeObserver((entries) => {
    this.size = entries.at(-1)?.contentRect ?? this.size;
    this.change();
  });
  private size: Size = { width: 0, height: 0 };
  private readonly sights = new IntersectionObserver((entries) => this.see(entries.at(-1)?.isIntersecting === true), {
    rootMargin: '200px', // so that it is there when it comes into view
  });
  private span: number | undefined;
  private trace: Trace | undefined;
  private watching: Subscription | undefined;
  private isSeen = false;
  private palette: Palette | undefined;
  private past: Past | undefined;
  /** Whether something has changed since the past was laid out. */
  private isStale = true;
  /** Numbers of the attempts that the tip tells of. */
  private told: { readonly from: number; readonly to: number } | undefined;

  constructor(private readonly host: TimelineElement) {
    this.parts = buildParts(host);
    this.listen();
  }

  watch(poll$: Observable<Attempt>, options?: TimelineOptions): Subscription {
    check('timeline.watch', 'poll$', poll$, anObservable);
    return (this.watching = this.draw(options)(poll$).subscribe({ error: () => undefined })); // it is drawn
  }

  draw<A extends Attempt>(options: TimelineOptions = {}): MonoTypeOperatorFunction<A> {
    if (anObservable.test(options)) {
      throw new TypeError('timeline.draw: takes options; write poll$.pipe(timeline.draw()), or timeline.watch(poll$)');
    }
    const begin = (trace: Trace): void => {
      this.watching?.unsubscribe();
      this.trace = trace;
      this.tell(undefined);
      this.change();
    };
    return record(options, begin, (trace) => {
      if (trace === this.trace) this.change();
    });
  }

  retry(context: ScheduleContext, delay: number): void {
    this.trace?.retry(context, delay, Date.now());
    this.change();
  }

  connect(): void {
    this.sizes.observe(this.parts.plot);
    this.sights.observe(this.parts.plot);
    this.change();
  }

  /** An element that is only moved is back in a moment; of one that is not, nothing stays. */
  disconnect(): void {
    this.sizes.disconnect();
    this.sights.disconnect();
    this.see(false);
    queueMicrotask(() => {
      if (!this.host.isConnected) this.watching?.unsubscribe();
    });
  }

  setSpan(span: string): void {
    check('timeline', 'span', span, aText);
    this.span = (span && parseDuration(span, 'timeline: span')) || undefined;
    this.change();
  }

  /** Something has changed: it is told, and drawn in the next frame. */
  change(): void {
    this.isStale = true;
    if (this.isSeen) frames.request(this);
    else this.describe(Date.now());
  }

  paint(): number | undefined {
    const { trace, parts, size } = this;
    const now = Date.now();
    if (this.isStale) this.describe(now);
    else setText(parts.status, tellState(trace, now));
    const context = fit(parts.canvas, size);
    if (!context || !trace) return undefined;
    const scale = scaleOf(trace, now, this.span, size.width);
    const { marks } = this.layOut(trace, scale);
    const all = [...marks, ...liveMarks(trace, scale, now), ...this.markTold(scale)];
    paint({ context, width: size.width, height: size.height }, all, (this.palette ??= readPalette(parts.probe)));
    return trace.state === 'polling' ? paceOf(scale) : undefined;
  }

  /** What is over stays as it is laid out, until it changes or is to stand elsewhere. */
  private layOut(trace: Trace, scale: Scale): Past {
    const { past, isStale } = this;
    if (!isStale && past?.scale.from === scale.from && past.scale.until === scale.until) return past;
    this.isStale = false;
    const clusters = clustersOf(trace.points, scale);
    return (this.past = { scale, clusters, marks: pastMarks(trace, clusters, scale) });
  }

  /** Marks what the tip tells of, and keeps the tip there. */
  private markTold(scale: Scale): readonly Mark[] {
    const { trace, told, parts } = this;
    const point = told && trace?.points.find(({ number }) => number === told.to);
    if (!point) return [];
    const x = Math.max(scale.left, Math.min(scale.right, xOf(scale, point.endedAt)));
    placeTip(parts.tip, parts.plot, x);
    return [{ kind: 'glyph', x, glyph: 'focus', tone: 'text' }];
  }

  /** Says it in words: to who sees them beside the plot, and to who does not see it. */
  private describe(now: number): void {
    const { trace, told, host } = this;
    const { label, status, reason, plot, news } = this.parts;
    const state = tellState(trace, now);
    const name = host.label || 'Poll';
    const points = trace?.points ?? [];
    const last = points.at(-1);
    const current = (told && points.find(({ number }) => number === told.to)) ?? last;
    setText(label, host.label);
    setText(status, state);
    setText(reason, trace?.reason ?? '');
    setText(news, trace && trace.state !== 'polling' ? [`${name}: ${state}`, trace.reason].join('. ') : '');
    plot.ariaLabel = `${name}: attempts`;
    plot.ariaValueMin = String(points[0]?.number ?? 0);
    plot.ariaValueMax = String(last?.number ?? 0);
    plot.ariaValueNow = String(current?.number ?? 0);
    plot.ariaValueText = current ? inWords(tellAttempts([current])) : state;
  }

  private see(isSeen: boolean): void {
    this.isSeen = isSeen;
    if (isSeen) frames.request(this);
    else {
      frames.cancel(this);
      this.tell(undefined);
    }
  }

  private listen(): void {
    const { plot, tip } = this.parts;
    const { hide } = this;
    const point = ({ offsetX }: PointerEvent): void => this.tell(this.near(offsetX));
    plot.addEventListener('pointermove', point);
    plot.addEventListener('pointerdown', point);
    for (const element of [plot, tip]) {
      element.addEventListener('pointerleave', ({ pointerType, relatedTarget }) => {
        // A finger that is lifted leaves too, and what it has found is yet to be read.
        if (pointerType !== 'touch' && relatedTarget !== tip && relatedTarget !== plot) hide();
      });
    }
    plot.addEventListener('blur', hide);
    plot.addEventListener('focus', () => {
      if (plot.matches(':focus-visible')) this.walk(Infinity);
    });
    plot.addEventListener('keydown', (event) => {
      const step = steps[event.key];
      if (step !== undefined) this.walk(step);
      else if (event.key === 'Escape' && this.told) hide();
      else return;
      event.preventDefault();
    });
    // The styles make a transition of a change of theme, of which nothing else tells.
    plot.addEventListener('transitionend', () => {
      this.palette = undefined;
      this.change();
    });
  }

  /** The attempts that the pointer is nearest to. */
  private near(x: number): TimelineView['told'] {
    let best = reach;
    let told: TimelineView['told'];
    for (const { left, right, first, last } of this.past?.clusters ?? []) {
      const distance = Math.max(left - x, x - right, 0);
      if (distance >= best) continue;
      best = distance;
      told = { from: first.number, to: last.number };
    }
    return told;
  }

  /** Tells of an attempt that is some steps further; the first step leads to the last attempt. */
  private walk(step: number): void {
    const points = this.trace?.points ?? [];
    const current = points.findIndex(({ number }) => number === this.told?.to);
    const index = (current < 0 ? points.length : current) + step;
    const point = points[Math.max(0, Math.min(points.length - 1, index))];
    this.tell(point && { from: point.number, to: point.number });
  }

  private readonly hide = (): void => this.tell(undefined);

  /** Also where the tip is of the pointer, and the keys go elsewhere. */
  private readonly escape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') this.hide();
  };

  private tell(told: TimelineView['told']): void {
    const { told: before, trace } = this;
    const { tip } = this.parts;
    if (told?.from === before?.from && told?.to === before?.to) return;
    this.told = told;
    const isTold = ({ number }: Point): boolean => told !== undefined && number >= told.from && number <= told.to;
    if (told && trace) {
      showTip(tip, tellAttempts(trace.points.filter(isTold)));
      addEventListener('scroll', this.hide, true);
      addEventListener('keydown', this.escape);
    } else {
      tip.hidePopover();
      removeEventListener('scroll', this.hide, true);
      removeEventListener('keydown', this.escape);
    }
    this.change();
  }
}

const aText: Expectation = { what: 'text', test: (value) => typeof value === 'string' };

/** Makes the canvas as sharp as the screen. */
function fit(canvas: HTMLCanvasElement, { width, height }: Size): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio;
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

/** Whether the user wants little to move. */
let calm: MediaQueryList | undefined;

/** How long until the clock has moved by a pixel. */
function paceOf(scale: Scale): number {
  calm ??= matchMedia('(prefers-reduced-motion: reduce)');
  return calm.matches ? slowest : Math.min(slowest, Math.max(fastest, timePerPixel(scale)));
}
