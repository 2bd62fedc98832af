import type { HttpResponse } from '../httpResponse.js';

/**
 * Whether an answer is not what it should be: JSON that was cut short, or the page of a gateway or of a login in its place.
 *
 * It goes by the content type; where there is none, by how the text begins.
 */
export function isMangled({ body, isJson = false, headers }: HttpResponse): boolean {
  if (isJson || typeof body !== 'string') return false;
  const type = headers.get('content-type');
  return type
    ? /^\s*(?:text\/html|[^;]*[/+]json)\s*(?:;|$)/i.test(type)
    : /^\s*(?:[{[]|<(?:!doctype\s+)?html\b)/i.test(body);
}
