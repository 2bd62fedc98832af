import type { Place, PresetData } from '../../lib/presets/presetData.js';
import { cellsOf } from '../display/cells.js';
import type { Look } from '../display/look.js';
import { statusesOf, wordsOf } from './wordsOf.js';

const sources = { source: 'from source code', docs: 'from its documentation', known: 'from memory' };

/**
 * Writes all that is known of an API.
 *
 * @param columns How wide it may be, in which what is too long goes on in the next line; `Infinity` where no person looks at it.
 */
export function presetSheet(preset: PresetData, columns: number, { bold, dim }: Pick<Look, 'bold' | 'dim'>): string {
  const { id, version, asOf, source, status } = preset;
  const rows = rowsOf(preset).filter(([, text]) => text !== '');
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `${bold(id)} ${dim(`${version === undefined ? '' : `${version}, `}as of ${asOf}, ${sources[source]}`)}`,
    `${status.method} ${status.url}`,
    '',
    ...rows.map(([name, text]) => {
      const lines = inLines(text, columns - width - 4);
      return `  ${dim(name.padEnd(width))}  ${lines.join(`\n${' '.repeat(width + 4)}`)}`;
    }),
    '',
  ].join('\n');
}

/** Breaks a text between words, into lines of so many cells where the words allow it. */
function inLines(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [...lines.splice(-1), word].join(' ');
    if (longer === word || cellsOf(longer) <= room) lines.push(longer);
    else lines.push(longer.slice(0, -word.length - 1), word);
  }
  return lines;
}

function rowsOf(preset: PresetData): readonly (readonly [name: string, text: string])[] {
  const { status, httpStatusIn, ending, failureWhen, cancelledWhen, transient, progress, result, hints = [] } = preset;
  const meaning = (list: 'pending' | 'success' | 'failure'): string =>
    [...wordsOf(preset, list), ...statusesOf(preset, list).map((code) => `status ${code}`)].join(', ');
  return [
    ['word', status.path === undefined ? '' : `body.${status.path}`],
    ['status', httpStatusIn ? placed(httpStatusIn) : ''],
    ['pending', meaning('pending')],
    ['success', meaning('success')],
    [
      'failure',
      [meaning('failure'), failureWhen === undefined ? '' : `body.${failureWhen} is there`].filter(Boolean).join(', '),
    ],
    [
      'cancelled',
      [
        ...wordsOf(preset, 'cancelled'),
        ...(cancelledWhen ? [`body.${cancelledWhen.path} is ${cancelledWhen.words.map(String).join(' or ')}`] : []),
      ].join(', '),
    ],
    ['needs action', wordsOf(preset, 'needsAction').join(', ')],
    [
      'ended as',
      ending
        ? `body.${ending.path}: ${[...ending.success, ...(ending.failure ?? []), ...(ending.cancelled ?? [])].map(String).join(', ')}`
        : '',
    ],
    ['try again', transient ? `body.${transient.path}: ${transient.words.map(String).join(', ')}` : ''],
    [
      'progress',
      progress
        ? `${placed(progress)}${'of' in progress ? ` of ${typeof progress.of === 'string' ? `body.${progress.of}` : String(progress.of)}` : ''}`
        : '',
    ],
    ['result', result === undefined ? '' : `body.${result}`],
    ['asks to wait', hints.map(({ path, unit }) => `body.${path} (${unit})`).join(', ')],
    ['long poll', preset.longPoll ?? ''],
    ['unchanged', preset.conditional ?? ''],
    ['mind', preset.outcome ?? ''],
    ['never ends', preset.endless === undefined ? '' : 'say by --until what you wait for'],
  ];
}

function placed(place: Place): string {
  return 'path' in place ? `body.${place.path}` : `header.${place.header.toLowerCase()}`;
}
