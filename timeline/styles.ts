/**
 * What the element looks like.
 *
 * Whether the status has a line of its own depends on the room alone: what it says changes its length all the time, and what
 * is below must not jump for that. Time goes from left to right, whatever the page is written in. The transition, which nobody sees, tells of a change of theme.
 */
export const styles = `
:host {
  --_text: var(--rxpoll-timeline-text, light-dark(#1c2430, #e6eaf0));
  --_muted: var(--rxpoll-timeline-muted, light-dark(#5f6b7a, #98a4b5));
  --_pending: var(--rxpoll-timeline-pending, light-dark(#3867d6, #7ea6ff));
  --_refused: var(--rxpoll-timeline-refused, light-dark(#b45f06, #f0a940));
  --_lost: var(--rxpoll-timeline-lost, light-dark(#c2255c, #ff7eb0));
  --_failed: var(--rxpoll-timeline-failed, light-dark(#c92a2a, #ff6b6b));
  --_match: var(--rxpoll-timeline-match, light-dark(#1b7f4b, #4cd08a));
  --_server: var(--rxpoll-timeline-server, light-dark(#7048c6, #b79cff));
  --_pause: var(--rxpoll-timeline-pause, light-dark(#7c8798, #76839a));
  --_surface: var(--rxpoll-timeline-surface, light-dark(#fff, #12161d));
  display: block;
  color: var(--_text);
  font: 13px/1.5 system-ui, sans-serif;
}
:host([hidden]) { display: none; }
[part='caption'] { display: flex; flex-wrap: wrap; gap: 0 2ch; container-type: inline-size; }
[part='label'], [part='status'] { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
[part='label'] { flex: 1 1 0; font-weight: 600; }
[part='status'], [part='reason'] { color: var(--_muted); font-variant-numeric: tabular-nums; }
[part='reason'] { overflow-wrap: anywhere; }
[part='reason']:empty { display: none; }
[part='plot'], [part='tip'] { direction: ltr; }
@container (width < 340px) {
  [part='label'], [part='status'] { flex: 1 0 100%; }
}
[part='plot'] {
  position: relative;
  block-size: var(--rxpoll-timeline-height, 64px);
  border-radius: 6px;
  color: var(--_text);
  transition: color 1ms step-start;
  touch-action: pan-y;
  cursor: default;
}
[part='plot']:focus-visible { outline: 2px solid var(--_pending); outline-offset: 2px; }
[part='canvas'] { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; forced-color-adjust: none; }
[part='tip'] {
  position: fixed;
  inset: auto;
  margin: 0;
  padding: 8px 12px;
  max-inline-size: min(320px, calc(100vw - 16px));
  box-sizing: border-box;
  border: 1px solid color-mix(in srgb, var(--_muted) 35%, transparent);
  border-radius: 8px;
  background: var(--_surface);
  color: var(--_text);
  box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
}
[part='tip-title'] { font-weight: 600; }
[part='tip-facts'] { display: grid; grid-template-columns: auto 1fr; gap: 0 12px; margin: 2px 0 0; }
[part='tip-name'] { color: var(--_muted); }
[part='tip-value'] { margin: 0; font-variant-numeric: tabular-nums; }
[part='tip-excerpt'] { display: block; margin-block-start: 4px; font: 12px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; color: var(--_muted); }
[role='status'] { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) {
  :host {
    --_text: CanvasText; --_muted: CanvasText; --_pending: CanvasText; --_refused: CanvasText; --_lost: CanvasText;
    --_failed: CanvasText; --_match: CanvasText; --_server: CanvasText; --_pause: GrayText; --_surface: Canvas;
  }
}
`;
