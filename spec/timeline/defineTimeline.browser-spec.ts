import axe from 'axe-core';
import { BehaviorSubject, concat, NEVER, Observable, of, Subject, throwError } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { defineTimeline } from '../../timeline/index.js';
import type { TimelineElement } from '../../timeline/index.js';
import { pause, until } from '../support/pages/until.js';
import { anAttempt } from './aTrace.js';

const green = [1, 200, 3];

/** An attempt that has just ended. */
function recent(number: number, rest: Partial<Attempt> = {}): Attempt {
  const startedAt = Date.now() - 1_000 + number * 100;
  return { ...anAttempt(number, 0, rest), startedAt, elapsed: number * 100, nextDelay: 2_000 };
}

function isPainted({ shadowRoot }: TimelineElement, [red, green, blue]: readonly number[]): boolean {
  const canvas = shadowRoot!.querySelector('canvas')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255) return true;
  }
  return false;
}

function partOf({ shadowRoot }: TimelineElement, name: string): HTMLElement {
  return shadowRoot!.querySelector<HTMLElement>(`[part='${name}']`)!;
}

function textOf(timeline: TimelineElement, name: string): string {
  return partOf(timeline, name).textContent;
}

function newsOf({ shadowRoot }: TimelineElement): string {
  return shadowRoot!.querySelector('[role=status]')!.textContent;
}

function isTold(timeline: TimelineElement): boolean {
  return partOf(timeline, 'tip').matches(':popover-open');
}

/** The number of the attempt that is told of, by what a screen reader is given. */
function toldNumber(timeline: TimelineElement): string | null {
  return partOf(timeline, 'plot').ariaValueNow;
}

function press(timeline: TimelineElement, key: string): boolean {
  return partOf(timeline, 'plot').dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
}

/** Moves the pointer over the plot, to a part of its width. */
function hover(timeline: TimelineElement, part: number): void {
  const canvas = partOf(timeline, 'canvas');
  const { left, top, width } = canvas.getBoundingClientRect();
  const place = { clientX: left + part * width, clientY: top + 30, bubbles: true };
  canvas.dispatchEvent(new PointerEvent('pointermove', place));
}

describe('defineTimeline', () => {
  let timeline: TimelineElement;
  let draws: jasmine.Spy;

  beforeEach(async () => {
    defineTimeline();
    draws = spyOn(CanvasRenderingContext2D.prototype, 'clearRect').and.callThrough();
    timeline = document.createElement('rxpoll-timeline');
    timeline.label = 'Job 42';
    timeline.style.width = '400px';
    timeline.style.setProperty('--rxpoll-timeline-match', `rgb(${green.join(' ')})`);
    document.body.append(timeline);
    await until(() => draws.calls.any()); // it is seen
  });

  afterEach(() => timeline.remove());

  /** Waits until the status says something. */
  function said(text: string): Promise<unknown> {
    return until(() => textOf(timeline, 'status').includes(text));
  }

  it('takes what was set before it was defined', () => {
    const early = Object.assign(document.createElement('early-timeline'), { label: 'Early', span: '5m' });
    document.body.append(early);
    defineTimeline('early-timeline');

    expect([early.getAttribute('label'), early.getAttribute('span')]).toEqual(['Early', '5m']);

    early.label = 'Late';

    expect(early.getAttribute('label')).toBe('Late');
    early.remove();
  });

  it('looks the same in another document', () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<!doctype html>';
    document.body.append(frame);
    const position = (): string => getComputedStyle(partOf(timeline, 'plot')).position;
    const positions = [position()];
    frame.contentDocument!.body.append(timeline);
    positions.push(position());
    document.body.append(timeline);
    positions.push(position());
    frame.remove();

    expect(positions).toEqual(['relative', 'relative', 'relative']);
  });

  it('writes its words where they belong on a page that is read from right to left', () => {
    timeline.dir = 'rtl';

    expect(['plot', 'canvas', 'tip'].map((name) => getComputedStyle(partOf(timeline, name)).direction)).toEqual([
      'ltr',
      'ltr',
      'ltr',
    ]);
  });

  it('defines the element once', () => {
    expect(() => defineTimeline()).not.toThrow();
    expect(timeline).toBeInstanceOf(customElements.get('rxpoll-timeline')!);
  });

  it('makes elements of what stands in the page, by any name', () => {
    const section = document.createElement('section');
    section.innerHTML = '<a-timeline label="Job 7" span="5m"></a-timeline>';
    document.body.append(section);
    defineTimeline('a-timeline');
    const found = section.firstElementChild as TimelineElement;

    expect([found.label, found.span]).toEqual(['Job 7', '5m']);
    expect(textOf(found, 'label')).toBe('Job 7');

    section.remove();
  });

  it('draws a poll from its first attempt to its match', async () => {
    let asked = 0;
    const answer$ = new Observable<{ status: number; body: unknown }>((result) => {
      result.next({ status: ++asked < 3 ? 202 : 200, body: null });
      result.complete();
    });
    timeline.watch(
      answer$.pipe(
        backoffSchedule({ initialDelay: 30 }),
        takeUntilMatch(({ status }) => status === 200),
      ),
    );
    await said('attempt 1, pending, next in 1s');

    expect(isPainted(timeline, green)).toBeFalse();

    await said('match after 3 attempts');

    expect(isPainted(timeline, green)).toBeTrue();
    expect(toldNumber(timeline)).toBe('3');
    expect(newsOf(timeline)).toMatch(/^Job 42: match after 3 attempts/);
  });

  it('draws a poll as it passes, without a second one', async () => {
    let polls = 0;
    const poll$ = new Observable<Attempt<{ status: number }>>((result) => {
      polls++;
      result.next(recent(1) as Attempt<{ status: number }>);
      result.complete();
    });
    const numbers: number[] = [];
    poll$.pipe(timeline.draw()).subscribe(({ number, response }) => numbers.push(number, response.status));
    await said('match');

    expect(numbers).toEqual([1, 202]);
    expect(polls).toBe(1);
  });

  it('replaces what it watches', async () => {
    const [first$, second$] = [new Subject<Attempt>(), new Subject<Attempt>()];
    const first = timeline.watch(first$);
    timeline.watch(second$);
    second$.next(recent(5));
    await said('attempt 5');

    expect(first.closed).toBeTrue();
    expect([first$.observed, second$.observed]).toEqual([false, true]);
  });

  it('keeps what it watches when it is given wrong options', () => {
    const poll$ = new Subject<Attempt>();
    timeline.watch(poll$);

    expect(() => timeline.watch(NEVER, { maxAttempts: 0 })).toThrowError(RangeError);
    expect(poll$.observed).toBeTrue();
  });

  it('stops what it watches when it draws another', () => {
    const poll$ = new Subject<Attempt>();
    timeline.watch(poll$);
    NEVER.pipe(timeline.draw()).subscribe().unsubscribe();

    expect(poll$.observed).toBeFalse();
  });

  it('no longer draws a poll that another has replaced', async () => {
    const poll$ = new Subject<Attempt>();
    poll$.pipe(timeline.draw()).subscribe();
    timeline.watch(NEVER);
    poll$.next(recent(5));
    await said('attempt 1 under way');

    expect(textOf(timeline, 'status')).toBe('attempt 1 under way');
  });

  it('draws an error, and says why', async () => {
    timeline.watch(
      concat(
        of(recent(1)),
        throwError(() => new Error('the disk is full')),
      ),
    );
    await said('failed after 1 attempt');

    expect(textOf(timeline, 'reason')).toBe('the disk is full');
    expect(newsOf(timeline)).toContain('the disk is full');
  });

  it('stops when it is unsubscribed, and leaves no frame and no timer', async () => {
    const poll$ = new Subject<Attempt>();
    const subscription = timeline.watch(poll$);
    poll$.next(recent(1));
    await said('attempt 1');
    subscription.unsubscribe();
    await said('stopped after 1 attempt');
    draws.calls.reset();
    const frame = spyOn(window, 'requestAnimationFrame').and.callThrough();
    await pause(700);

    expect(poll$.observed).toBeFalse();
    expect(draws).not.toHaveBeenCalled();
    expect(frame).not.toHaveBeenCalled();
  });

  it('moves with the clock while it polls', async () => {
    timeline.watch(NEVER);
    await said('under way');
    draws.calls.reset();
    await until(() => draws.calls.count() >= 3);

    expect(textOf(timeline, 'status')).toBe('attempt 1 under way');
  });

  it('unsubscribes when it leaves the document, and goes on when it is moved', async () => {
    const poll$ = new Subject<Attempt>();
    timeline.watch(poll$);
    const section = document.createElement('section');
    document.body.append(section);
    section.append(timeline);
    await Promise.resolve();

    expect(poll$.observed).toBeTrue();

    section.remove();
    await Promise.resolve();

    expect(poll$.observed).toBeFalse();
  });

  it('is not drawn while it is out of sight, but says how it stands', async () => {
    timeline.style.cssText += 'position: absolute; top: 9000px';
    await pause(50);
    draws.calls.reset();
    const poll$ = new Subject<Attempt>();
    timeline.watch(poll$);
    poll$.next(recent(1));
    poll$.complete();
    await pause(100);

    expect(draws).not.toHaveBeenCalled();
    expect(newsOf(timeline)).toMatch(/^Job 42: match/);

    timeline.style.top = '0';
    await until(() => isPainted(timeline, green));

    expect(draws).toHaveBeenCalled();
  });

  it('draws pauses', async () => {
    const pauseWhile = new BehaviorSubject(true);
    timeline.watch(NEVER, { pauseWhile });
    await said('paused');
    pauseWhile.next(false);
    await said('attempt 1 under way');

    expect(newsOf(timeline)).toBe(''); // it is read out at the end alone
  });

  it('draws retries that it is told of', async () => {
    const { onRetry } = timeline;
    timeline.watch(NEVER);
    onRetry({ attempt: 1, elapsed: 10, response: { status: 503 } }, 3_000);
    await said('retry 1 (503) in 3s');

    expect(textOf(timeline, 'status')).toBe('attempt 1 under way, retry 1 (503) in 3s');
  });

  it('keeps no more attempts than it is told to', async () => {
    timeline.watch(concat(of(...[1, 2, 3, 4].map((number) => recent(number))), NEVER), { maxAttempts: 2 });
    await said('attempt 4');

    expect([partOf(timeline, 'plot').ariaValueMin, partOf(timeline, 'plot').ariaValueMax]).toEqual(['3', '4']);
  });

  it('tells of the attempt that is pointed at', async () => {
    timeline.watch(of(anAttempt(1, 0, { duration: 0 })));
    await said('match');
    hover(timeline, 10 / 400);

    expect(isTold(timeline)).toBeTrue();
    expect(textOf(timeline, 'tip')).toContain('Attempt 1 · match');

    hover(timeline, 0.5);

    expect(isTold(timeline)).toBeFalse();
  });

  it('leaves the tip open for a pointer that goes there', async () => {
    timeline.watch(of(anAttempt(1, 0, { duration: 0 })));
    await said('match');
    hover(timeline, 10 / 400);
    const [plot, tip] = [partOf(timeline, 'plot'), partOf(timeline, 'tip')];
    plot.dispatchEvent(new PointerEvent('pointerleave', { relatedTarget: tip }));

    expect(isTold(timeline)).toBeTrue();

    tip.dispatchEvent(new PointerEvent('pointerleave'));

    expect(isTold(timeline)).toBeFalse();
  });

  it('leaves the tip open under a finger that is lifted, until the page is scrolled', async () => {
    timeline.watch(of(anAttempt(1, 0, { duration: 0 })));
    await said('match');
    await until(() => isPainted(timeline, green));
    hover(timeline, 10 / 400);
    hover(timeline, 11 / 400);
    partOf(timeline, 'plot').dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'touch' }));

    expect(isTold(timeline)).toBeTrue();

    document.dispatchEvent(new Event('scroll'));

    expect(isTold(timeline)).toBeFalse();
  });

  it('walks along the attempts by keys', async () => {
    timeline.watch(concat(of(...[1, 2, 3, 4].map((number) => recent(number))), NEVER));
    await said('attempt 4');
    const walked: (string | null)[] = [];
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'Home', 'ArrowLeft', 'PageUp']) {
      press(timeline, key);
      await until(() => textOf(timeline, 'tip').startsWith(`Attempt ${String(toldNumber(timeline))} `));
      walked.push(toldNumber(timeline));
    }

    expect(walked).toEqual(['4', '3', '2', '3', '1', '1', '4']);
    expect(partOf(timeline, 'plot').ariaValueText).toMatch(/^Attempt 4 · pending, Time .*, Status 202, /);
  });

  it('closes the tip by Escape, which otherwise is the page’s', async () => {
    timeline.watch(concat(of(recent(1)), NEVER));
    await said('attempt 1');
    press(timeline, 'Home');

    expect(isTold(timeline)).toBeTrue();
    expect(press(timeline, 'Escape')).toBeFalse();
    expect(isTold(timeline)).toBeFalse();
    expect(press(timeline, 'Escape')).toBeTrue();
    expect(press(timeline, 'a')).toBeTrue();
  });

  it('follows the color scheme of the page', async () => {
    timeline.style.setProperty('--rxpoll-timeline-match', 'light-dark(rgb(1 200 3), rgb(4 250 6))');
    timeline.style.colorScheme = 'light';
    timeline.watch(of(recent(1)));
    await until(() => isPainted(timeline, green));
    timeline.style.colorScheme = 'dark';
    await until(() => isPainted(timeline, [4, 250, 6]));

    expect(isPainted(timeline, green)).toBeFalse();
  });

  it('shows the last of a poll where it has a span', async () => {
    const old = { ...recent(1), startedAt: Date.now() - 60_000, elapsed: 100 };
    timeline.span = '10s';
    timeline.watch(concat(of(old), NEVER));
    await said('attempt 2');
    hover(timeline, 10 / 400);

    expect(isTold(timeline)).toBeFalse();

    timeline.span = '';
    await pause(100);
    hover(timeline, 12 / 400);

    expect(isTold(timeline)).toBeTrue();
  });

  it('refuses a span that is no duration', () => {
    timeline.span = '5m';

    expect(() => (timeline.span = 'soon')).toThrowError(/^timeline: span: "soon" is not a duration/);
    expect(() => (timeline.span = 5 as never)).toThrowError(/^timeline: span must be text, not 5/);
    expect(timeline.span).toBe('5m');
  });

  it('refuses what is no poll, and a poll where options stand', () => {
    expect(() => timeline.watch(undefined as never)).toThrowError(
      /^timeline.watch: poll\$ must be an Observable, not undefined/,
    );
    expect(() => timeline.draw(NEVER as never)).toThrowError(/^timeline.draw: takes options; write poll\$\.pipe/);
  });

  it('hides what it tells at Escape, wherever the keys go', async () => {
    timeline.watch(concat(of(recent(1), recent(2)), NEVER));
    await said('attempt 2');
    press(timeline, 'Home');

    expect(isTold(timeline)).toBeTrue();

    dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

    expect(isTold(timeline)).toBeTrue();

    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));

    expect(isTold(timeline)).toBeFalse();
  });

  it('has no fault that axe finds', async () => {
    timeline.watch(concat(of(recent(1), recent(2)), NEVER));
    await said('attempt 2');
    press(timeline, 'Home');
    const { violations, passes } = await axe.run(timeline);

    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    expect(passes.length).toBeGreaterThan(5);
  });
});
