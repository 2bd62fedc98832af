import type { Failure } from '../errors/pollFailedError.js';
import type { HttpResponse } from '../httpResponse.js';
import { maskAddresses } from '../mask/maskAddresses.js';
import { isRecord } from '../options.js';
import { clip } from '../show.js';
import { stateIn } from './stateIn.js';

/** Reads from the answer that ended an operation why it failed: the code and the message of the server, where it tells them. */
export function failureOf({ body }: HttpResponse, outcome: 'failed' | 'cancelled'): Failure {
  const reasons = [...errorsIn(body)];
  const said = reasons.length === 0 ? '' : `: ${reasons.join(': ')}`;
  return {
    outcome,
    state: stateIn(body, 'operation'),
    words: `${outcome === 'failed' ? 'failed' : 'was cancelled'}${clip(maskAddresses(said), 500)}`,
  };
}

function* errorsIn(body: unknown): Iterable<string> {
  if (!isRecord(body)) return;
  const { error, properties } = body;
  const found = error ?? (isRecord(properties) ? properties['error'] : undefined);
  if (typeof found === 'string') yield found;
  const { code, message } = isRecord(found) ? found : body;
  for (const text of [code, message]) if (typeof text === 'string' && text !== '') yield text;
}
