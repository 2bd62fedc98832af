import type { HttpResponse } from '../../httpResponse.js';

/** The body of a response if it is JSON, as a filter of the body tells it; else `null`. */
export function jsonBody<T>({ body, isJson = typeof body !== 'string' }: HttpResponse<T>): T | null {
  return isJson ? body : null;
}
