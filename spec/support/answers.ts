import type { HttpResponse } from '../../lib/httpResponse.js';

/** An answer as a transport would give it. */
export function answer<T = unknown>(
  status: number,
  body: T | null = null,
  headers: Record<string, string> = {},
): HttpResponse<T> {
  return { status, headers: new Headers(headers), body, url: 'https://api.example.com/jobs/42' };
}
