import type { HttpResponse } from '../../lib/httpResponse.js';
import { isRecord } from '../../lib/options.js';

/** Where APIs say how a job stands. */
const names = ['status', 'state', 'phase', 'progress'];

/** What is worth telling of an answer about which nothing is known: how its job stands, else all of its body. */
export function stateIn({ body }: HttpResponse): unknown {
  if (!isRecord(body)) return body;
  const name = names.find((name) => ['string', 'number'].includes(typeof body[name]));
  return name === undefined ? body : body[name];
}
