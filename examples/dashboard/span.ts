/** What timelines show, in seconds. */
const spans = [20, 30, 45, 60, 90, 120, 180, 240, 300];

/**
 * How much time all timelines show, so that one can be compared with another: as much as the page is old, and room for what is
 * to come. Once that is five minutes, they show the last five.
 *
 * @param age Milliseconds.
 */
export function spanOf(age: number): string {
  return `${String(spans.find((span) => age <= span * 800) ?? 300)}s`;
}
