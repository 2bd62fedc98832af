import { SpanStatusCode } from '@opentelemetry/api';
import type { Attributes, HrTime } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';

/** What would fill a line by itself. */
const longOnes = ['url.full', 'error.message'];

/** Writes a span as people read it: what it came to, and a line for each event, with the time since its start. */
export function showSpan({ name, attributes, startTime, duration, status, events }: ReadableSpan): string {
  const [mark, message] = status.code === SpanStatusCode.ERROR ? ['✗', `: ${status.message ?? ''}`] : ['✓', ''];
  return [
    `${mark} ${name}, ${seconds(msOf(duration))}${message}`,
    ...Object.entries(attributes)
      .filter(([key]) => key !== 'error.message') // it is that of the status
      .map(([key, value]) => `  ${key.padEnd(26)} ${String(value)}`),
    ...events.map((event) => {
      const time = seconds(msOf(event.time) - msOf(startTime));
      return `${time.padStart(10)}  ${event.name.padEnd(14)} ${inBrief(event.attributes)}`;
    }),
  ].join('\n');
}

function inBrief(attributes: Attributes = {}): string {
  return Object.entries(attributes)
    .filter(([key]) => !longOnes.includes(key))
    .map(([key, value]) => `${key.replace(/^.*\./, '')}=${String(value)}`)
    .join('  ');
}

function msOf([s, ns]: HrTime): number {
  return s * 1_000 + ns / 1e6;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
