// Polls three jobs of an embedded server, and shows the span of each: `npm run example:opentelemetry`
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { lastValueFrom } from 'rxjs';
import { backoffSchedule, pollHttp, retryRequest, takeUntilMatch, timeoutAfter } from 'rxpoll';
import { startJobServer } from 'rxpoll/testing';
import { showSpan } from './showSpan.js';
import { tracePoll } from './tracePoll.js';

// Where spans go is yours to say: in production to an exporter of OTLP, in batches.
const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const tracer = provider.getTracer('jobs');

const server = await startJobServer({ faults: { 2: 'dropped', 3: 'unavailable' } });
const jobs = [
  { id: 1, outcome: 'completed', limit: '1m' },
  { id: 2, outcome: 'failed', limit: '1m' },
  { id: 3, outcome: 'completed', limit: '1.9s' },
];
for (const { outcome } of jobs)
  await fetch(`${server.url}/jobs`, { method: 'POST', body: JSON.stringify({ outcome }) });

const polls = jobs.map(({ id, limit }) =>
  pollHttp(`${server.url}/jobs/${String(id)}?api_key=secret`).pipe(
    retryRequest({ initialDelay: '100ms', shouldRetry: ({ error }) => error !== undefined }),
    backoffSchedule({
      initialDelay: '100ms',
      maxDelay: '400ms',
      observer: () => tracePoll(tracer, 'poll job', { 'job.id': id }),
    }),
    takeUntilMatch({ body: { status: ['completed'] } }, { failOn: { body: { status: ['failed'] } } }),
    timeoutAfter(limit),
  ),
);
await Promise.allSettled(polls.map((poll$) => lastValueFrom(poll$, { defaultValue: undefined })));

for (const span of exporter.getFinishedSpans()) console.log(`${showSpan(span)}\n`);
await provider.shutdown();
await server.close();
