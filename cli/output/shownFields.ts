import { maskHeader } from '../../lib/mask/maskHeader.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { loopUntilHeaders } from '../../lib/plan/loopUntil/loopUntilHeaders.js';

/** The header fields of a response, their credentials masked. */
export function shownFields({ headers }: HttpResponse): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(loopUntilHeaders(headers)).map(([name, value]) => [name, maskHeader(name, value)]),
  );
}
