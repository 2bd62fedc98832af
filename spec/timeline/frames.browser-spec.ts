import { Frames, maxPerFrame } from '../../timeline/frames.js';
import type { Drawable } from '../../timeline/frames.js';
import { pause, until } from '../support/pages/until.js';

/** Something that counts how often it is drawn. */
class Counter implements Drawable {
  drawn = 0;

  constructor(private readonly delay?: number) {}

  paint(): number | undefined {
    this.drawn++;
    return this.delay;
  }
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

describe('Frames', () => {
  let frames: Frames;

  beforeEach(() => {
    frames = new Frames();
  });

  it('draws what asks for it once in the next frame', async () => {
    const counter = new Counter();
    const request = spyOn(window, 'requestAnimationFrame').and.callThrough();
    frames.request(counter);
    frames.request(counter);

    expect(request).toHaveBeenCalledTimes(1);
    expect(counter.drawn).toBe(0);

    await nextFrame();
    await nextFrame();

    expect(counter.drawn).toBe(1);
    expect(request).toHaveBeenCalledTimes(3); // two of them are those of this spec
  });

  it('bounds what is drawn in a frame, and draws the others in the next', async () => {
    const counters = Array.from({ length: 2 * maxPerFrame + 1 }, () => new Counter());
    for (const counter of counters) frames.request(counter);
    const drawn: number[] = [];
    for (let frame = 0; frame < 4; frame++) {
      await nextFrame();
      drawn.push(counters.reduce((sum, counter) => sum + counter.drawn, 0));
    }

    expect(drawn).toEqual([maxPerFrame, 2 * maxPerFrame, 2 * maxPerFrame + 1, 2 * maxPerFrame + 1]);
  });

  it('draws the others where one throws', () => {
    const other = new Counter();
    let draw: FrameRequestCallback = () => undefined;
    spyOn(window, 'requestAnimationFrame').and.callFake((callback) => {
      draw = callback;
      return 1;
    });
    frames.request({
      paint: () => {
        throw new Error('broken');
      },
    });
    frames.request(other);

    expect(() => draw(0)).toThrowError('broken');
    draw(0);
    expect(other.drawn).toBe(1);
  });

  it('draws again after the delay that it is told', async () => {
    const [often, once] = [new Counter(5), new Counter()];
    frames.request(often);
    frames.request(once);
    await until(() => often.drawn >= 3);
    frames.cancel(often);

    expect(once.drawn).toBe(1);
  });

  it('draws what asks for it sooner than it was to be', async () => {
    const counter = new Counter();
    frames.request(counter, 60_000);
    frames.request(counter);
    await nextFrame();

    expect(counter.drawn).toBe(1);
  });

  it('leaves no frame, no timer and no listener', async () => {
    const counter = new Counter(5);
    const removed = spyOn(document, 'removeEventListener').and.callThrough();
    frames.request(counter);
    frames.cancel(counter);
    frames.request(counter, 5);
    frames.cancel(counter);
    await pause(50);

    expect(counter.drawn).toBe(0);
    expect(removed.calls.allArgs().filter(([type]) => type === 'visibilitychange').length).toBe(2);
  });

  it('rests while the page is hidden', async () => {
    const hidden = spyOnProperty(document, 'hidden').and.returnValue(true);
    const request = spyOn(window, 'requestAnimationFrame').and.callThrough();
    const timer = spyOn(window, 'setTimeout').and.callThrough();
    const [now, later] = [new Counter(), new Counter()];
    frames.request(now);
    frames.request(later, 5);

    expect(request).not.toHaveBeenCalled();
    expect(timer).not.toHaveBeenCalled();

    hidden.and.returnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => now.drawn + later.drawn === 2);

    expect([now.drawn, later.drawn]).toEqual([1, 1]);
  });
});
