import type { MonoTypeOperatorFunction, Observable, Subscription } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import { dress } from './parts.js';
import type { TimelineElement, TimelineOptions } from './timelineElement.js';
import { TimelineView } from './timelineView.js';

/**
 * Defines `<rxpoll-timeline>`, an element that lets a person see a poll.
 *
 * ```html
 * <rxpoll-timeline label="Job 42" span="5m"></rxpoll-timeline>
 * ```
 *
 * On an axis of time stands a glyph for each attempt: a dot where the answer is pending, a small one where it is unchanged, a
 * triangle where it was refused, a cross where it was lost, and what the poll ended with. Bars are the time that requests
 * took, with their retries; lines are the waits, dashed where the server asked for them; bands are pauses. A ring counts down
 * to the next attempt. Who points at an attempt, or walks along them by the arrow keys, Home and End, is told what is known of
 * it: time, duration, status, what the schedule said, and a short, masked piece of the body. A screen reader is told the
 * same, and reads out how the poll ended.
 *
 * Hand the poll to {@link TimelineElement.watch}, or draw one that is subscribed anyway with {@link TimelineElement.draw}.
 * All timelines of a page are drawn by one loop, that does nothing for those that are out of sight or over, nor while the
 * page is hidden. An element is no more than a view: it keeps numbers and excerpts of the last attempts, never a body.
 *
 * Colors follow `color-scheme`, and the custom properties `--rxpoll-timeline-text`, `-muted`, `-surface`, `-pending`,
 * `-refused`, `-lost`, `-failed`, `-match`, `-server` and `-pause`; `--rxpoll-timeline-height` is the height of the plot. Its
 * parts are `caption` with `label` and `status`, `reason`, `plot` with `canvas`, and `tip`.
 *
 * Importing this module does nothing. The function may be called more than once, and where there are no elements, as on a
 * server, it does nothing either.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp, retryRequest, takeUntilMatch } from 'rxpoll';
 * import { defineTimeline } from 'rxpoll/timeline';
 * import type { TimelineElement } from 'rxpoll/timeline';
 *
 * defineTimeline();
 *
 * // showJob(document.querySelector('rxpoll-timeline'))
 * function showJob(timeline: TimelineElement) {
 *   return timeline.watch(
 *     pollHttp('https://api.example.com/jobs/42').pipe(
 *       retryRequest({ onRetry: timeline.onRetry }),
 *       backoffSchedule({ initialDelay: '2s' }),
 *       takeUntilMatch({ body: { status: ['completed'] } }),
 *     ),
 *   );
 * }
 * ```
 *
 * @param name Name of the element, which has a hyphen. Defaults to `'rxpoll-timeline'`.
 * @throws SyntaxError (a `DOMException`) if an element cannot have that name.
 */
export function defineTimeline(name = 'rxpoll-timeline'): void {
  if (!('customElements' in globalThis) || customElements.get(name)) return;
  customElements.define(name, timelineClass());
}

/** Makes the class when it is needed: Node has no `HTMLElement` to extend, and no class can have two names. */
function timelineClass(): new () => TimelineElement {
  return class extends HTMLElement implements TimelineElement {
    static readonly observedAttributes = ['label', 'span'];
    private readonly view = new TimelineView(this);
    readonly onRetry: TimelineElement['onRetry'] = (context, delay) => this.view.retry(context, delay);

    get label(): string {
      return this.getAttribute('label') ?? '';
    }

    set label(label: string) {
      this.setAttribute('label', label);
    }

    get span(): string {
      return this.getAttribute('span') ?? '';
    }

    set span(span: string) {
      this.view.setSpan(span); // throws to who sets it; what the attribute's callback throws, the page is told
      this.setAttribute('span', span);
    }

    watch(poll$: Observable<Attempt>, options?: TimelineOptions): Subscription {
      return this.view.watch(poll$, options);
    }

    draw<A extends Attempt>(options?: TimelineOptions): MonoTypeOperatorFunction<A> {
      return this.view.draw(options);
    }

    connectedCallback(): void {
      this.view.connect();
      for (const name of ['label', 'span'] as const) takeOwn(this, name);
    }

    adoptedCallback(): void {
      if (this.shadowRoot) dress(this.shadowRoot);
    }

    disconnectedCallback(): void {
      this.view.disconnect();
    }

    attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
      if (name === 'span') this.view.setSpan(value ?? '');
      else this.view.change();
    }
  };
}

/** Sets anew what was set before the element was defined: until then it is a property of its own, which hides ours. */
function takeOwn(element: TimelineElement, name: 'label' | 'span'): void {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  Reflect.deleteProperty(element, name);
  element[name] = value;
}
