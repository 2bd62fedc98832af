import type { Redacted } from '../../mask/isRedacted.js';
import { redacted } from '../../mask/redacted.js';
import { given, isRecord } from '../../options.js';
import type { DescribedRequest } from '../sentence.js';
import type { BackgroundPollRequestInit, RedactedString } from './backgroundPollParams.js';

/** The request that an address and the `requestInit` of trigger.dev describe. */
export function backgroundPollRequest(url: string | Redacted, init: BackgroundPollRequestInit = {}): DescribedRequest {
  const { method, headers = {}, body } = init;
  const fields = Object.entries(given(headers) as typeof headers).map(([name, value]): [string, string | Redacted] => [
    name,
    isRedactedString(value) ? redactedFrom(value) : value,
  ]);
  return { url, headers: fields, ...given({ method, body }) };
}

/** Whether a value is what `redactString` of trigger.dev makes. */
export function isRedactedString(value: unknown): value is RedactedString {
  return (
    isRecord(value) &&
    value['__redactedString'] === true &&
    [value['strings'], value['interpolations']].every(
      (list) => Array.isArray(list) && list.every((item) => typeof item === 'string'),
    )
  );
}

function redactedFrom({ strings, interpolations }: RedactedString): Redacted {
  return redacted(strings.map((string, index) => string + (interpolations[index] ?? '')).join(''), interpolations);
}
