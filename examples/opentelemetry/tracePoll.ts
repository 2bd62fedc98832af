import { SpanStatusCode } from '@opentelemetry/api';
import type { Attributes, Tracer } from '@opentelemetry/api';
import { maskUrl } from 'rxpoll';
import type { PollHistory, PollObserver } from 'rxpoll';

/**
 * Traces a poll: a span from its start to its end, with an event for each attempt, retry, hint and unknown state.
 *
 * The option `observer` takes it as a function, for each subscription has a span of its own. What differs from poll to poll,
 * such as an id, is for the attributes, not for the name, by which traces are grouped.
 */
export function tracePoll(tracer: Tracer, name: string, attributes: Attributes = {}): PollObserver {
  const span = tracer.startSpan(name, { attributes });

  return {
    onAttempt: ({ number, duration, nextDelay, delayReason, unchanged, ...outcome }) =>
      span.addEvent('attempt', {
        'rxpoll.attempt': number,
        'rxpoll.duration_ms': Math.round(duration),
        ...attributesOf(outcome),
        ...(unchanged && { 'rxpoll.unchanged': unchanged }),
        ...(nextDelay !== undefined && { 'rxpoll.delay_ms': Math.round(nextDelay) }),
        'rxpoll.delay_reason': delayReason,
      }),
    onRetry: ({ attempt, ...outcome }, delay) =>
      span.addEvent('retry', {
        'http.request.resend_count': attempt,
        ...attributesOf(outcome),
        'rxpoll.delay_ms': Math.round(delay),
      }),
    onHint: ({ delay, reason, scope }) =>
      span.addEvent('hint', { 'rxpoll.hint': reason, 'rxpoll.scope': scope, 'rxpoll.delay_ms': delay }),
    onUnknownState: ({ state, count }) =>
      span.addEvent('unknown state', { 'rxpoll.state': String(state), 'rxpoll.count': count }),
    onEnd: ({ outcome, last, error }) => {
      const { attempts = last?.number ?? 0, tally = last?.tally ?? {} } = Object(error) as Partial<PollHistory>;
      span.setAttributes({ 'rxpoll.outcome': outcome, 'rxpoll.attempts': attempts });
      for (const [what, count] of Object.entries(tally)) span.setAttribute(`rxpoll.tally.${what}`, count);
      span.setAttributes(attributesOf({ response: last?.response, error }));
      const isFault = ['error', 'failed', 'timeout'].includes(outcome);
      if (isFault) span.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error ?? outcome) });
      span.end();
    },
  };
}

/** What came of a request, in the words of OpenTelemetry's semantic conventions. */
function attributesOf({ response, error }: { readonly response?: unknown; readonly error?: unknown }): Attributes {
  const { status, url } = Object(response ?? error) as Readonly<Record<string, unknown>>;
  const { code, name } = Object(error) as Readonly<Record<string, unknown>>;
  const type = [code, name].find((word) => typeof word === 'string') ?? '_OTHER';
  return {
    ...(typeof status === 'number' && { 'http.response.status_code': status }),
    ...(typeof url === 'string' && { 'url.full': maskUrl(url) }),
    ...(error !== undefined && { 'error.type': type, 'error.message': messageOf(error) }),
  };
}

/** What went wrong: what is not of rxpoll may quote an address with its credentials. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\w+:\/\/\S+/g, maskUrl);
}
