/** What is drawn by the loop. */
export interface Drawable {
  /** Draws, and tells after how many milliseconds it wants to be drawn again; `undefined`: not before it is asked for. */
  paint(): number | undefined;
}

/** How many are drawn in one frame at most; the others follow in the next. */
export const maxPerFrame = 10;

/**
 * The one loop that draws every timeline of the page.
 *
 * It has a frame requested while something is to be drawn at once, a timer while something is to be drawn later, and neither
 * otherwise, nor while the page is hidden.
 */
export class Frames {
  /** When each is to be drawn, by the clock of the page. */
  private readonly due = new Map<Drawable, number>();
  private frame: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Draws something in the next frame, or later. */
  request(drawable: Drawable, delay = 0): void {
    if (this.due.size === 0) document.addEventListener('visibilitychange', this.arm);
    this.due.set(drawable, delay === 0 ? 0 : performance.now() + delay);
    this.arm();
  }

  /** Draws something no more. */
  cancel(drawable: Drawable): void {
    if (this.due.delete(drawable)) this.arm();
  }

  private readonly arm = (): void => {
    clearTimeout(this.timer);
    if (this.due.size === 0) document.removeEventListener('visibilitychange', this.arm);
    const next = document.hidden ? Infinity : Math.min(...this.due.values());
    if (next > 0 && this.frame !== undefined) cancelAnimationFrame(this.frame);
    if (next > 0) this.frame = undefined;
    if (next === 0) this.frame ??= requestAnimationFrame(this.draw);
    else if (next < Infinity) this.timer = setTimeout(() => this.ring(next), next - performance.now());
  };

  /** What was due by the timer is drawn in the next frame. */
  private ring(time: number): void {
    for (const [drawable, at] of this.due) if (at <= time) this.due.set(drawable, 0);
    this.arm();
  }

  private readonly draw = (): void => {
    this.frame = undefined;
    const now = performance.now();
    const ready = [...this.due].filter(([, at]) => at === 0).slice(0, maxPerFrame);
    try {
      for (const [drawable] of ready) {
        this.due.delete(drawable); // and is set anew at the end, so that the others have their turn
        const delay = drawable.paint();
        if (delay !== undefined) this.due.set(drawable, now + delay);
      }
    } finally {
      this.arm(); // also where one throws
    }
  };
}
