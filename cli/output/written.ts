import type { HttpResponse } from '../../lib/httpResponse.js';
import type { Shown } from '../arguments/readArguments.js';
import { printableLines } from '../display/printable.js';
import { shownFields } from './shownFields.js';
import { toJson } from './toJson.js';

/**
 * The matching answer as it is printed: JSON in lines, text as it came.
 *
 * @param isTerminal Whether it goes to a terminal, which text must not steer.
 */
export function written(response: HttpResponse, output: Shown['output'], isTerminal: boolean): string {
  const { status, body, url } = response;
  if (output === 'response') return `${toJson({ status, url, headers: shownFields(response), body }, 2)}\n`;
  if (output === 'none' || body === null) return '';
  if (typeof body !== 'string') return `${toJson(body, 2)}\n`;
  const text = isTerminal ? printableLines(body) : body;
  return text.endsWith('\n') ? text : `${text}\n`;
}
