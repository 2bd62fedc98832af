export { defineTimeline } from './defineTimeline.js';
export type { TimelineElement, TimelineOptions } from './timelineElement.js';
