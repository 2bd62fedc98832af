import type { Place, PresetData } from '../../lib/presets/presetData.js';
import type { Look } from '../display/look.js';
import { statusesOf, wordsOf } from './wordsOf.js';

const sources = { source: 'from source code', docs: 'from its documentation', known: 'from memory' };

/** Writes all that is known of an API. */
export function presetSheet(preset: PresetData, { bold, dim }: Pick<Look, 'bold' | 'dim'>): string {
  const { id, version, asOf, source, status } = preset;
  const rows = rowsOf(preset).filter(([, text]) => text !== '');
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `${bold(id)} ${dim(`${version === undefined ? '' : `${version}, `}as of ${asOf}, ${sources[source]}`)}`,
    `${status.method} ${status.url}`,
    '',
    ...rows.map(([name, text]) => `  ${dim(name.padEnd(width))}  ${text}`),
    '',
  ].join('\n');
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
