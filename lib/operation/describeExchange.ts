import type { HttpResponse } from '../httpResponse.js';
import { maskJson } from '../mask/maskJson.js';
import { maskUrl } from '../mask/maskUrl.js';

/** Says what a request was answered: `GET https://api.example.com/jobs/42 answered 404 {"error":"gone"}`. */
export function describeExchange(method: string, url: string, { status, body }: HttpResponse): string {
  const answer = body === null ? String(status) : `${String(status)} ${maskJson(body)}`;
  return `${method} ${maskUrl(url)} answered ${answer}`;
}
