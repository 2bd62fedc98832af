import { stripVTControlCharacters } from 'node:util';
import { cellsOf } from './cells.js';

/** How many rows of a terminal a text takes. */
export function rowsOf(text: string, columns: number): number {
  const lines = stripVTControlCharacters(text).split('\n');
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(cellsOf(line) / columns)), 0);
}
