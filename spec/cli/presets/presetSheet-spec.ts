import { knownPresets } from '../../../cli/presets/knownPresets.js';
import { presetSheet } from '../../../cli/presets/presetSheet.js';
import { bigqueryJob, definePreset, dynamicsPredict, openaiBatch } from '../../../lib/presets/index.js';

describe('presetSheet', () => {
  const same = (text: string): string => text;
  const sheet = (preset: Parameters<typeof presetSheet>[0], columns = Infinity): readonly string[] =>
    presetSheet(preset, columns, { bold: same, dim: same }).split('\n');

  it('tells all that is known of an API', () => {
    expect(sheet(openaiBatch)).toEqual([
      'openai-batch v1, as of 2026-11, from source code',
      'GET /v1/batches/{id}',
      '',
      '  word       body.status',
      '  pending    validating, in_progress, finalizing, cancelling',
      '  success    completed',
      '  failure    failed, expired',
      '  cancelled  cancelled',
      '  progress   body.request_counts.completed of body.request_counts.total',
      '  result     body.output_file_id',
      '  mind       requests that failed are in the file error_file_id, and there may be no other',
      '',
    ]);
  });

  it('breaks what is too long for a terminal between words', () => {
    expect(sheet(openaiBatch, 40).slice(3, 9)).toEqual([
      '  word       body.status',
      '  pending    validating, in_progress,',
      '             finalizing, cancelling',
      '  success    completed',
      '  failure    failed, expired',
      '  cancelled  cancelled',
    ]);
    for (const preset of knownPresets.values()) {
      const [, , , ...rows] = sheet(preset, 80);
      expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(80);
      expect(sheet(preset, 1).join(' ').split(/\s+/)).toEqual(sheet(preset).join(' ').split(/\s+/));
    }
  });

  it('tells what stands elsewhere than in a word', () => {
    expect(sheet(bigqueryJob)).toEqual(
      jasmine.arrayContaining([
        '  failure    body.status.errorResult is there',
        '  cancelled  body.status.errorResult.reason is stopped',
      ]),
    );
    expect(sheet(dynamicsPredict)).toEqual(
      jasmine.arrayContaining([
        '  status        body.overrideHttpStatusCode',
        '  failure       status 4xx, status 5xx',
        '  asks to wait  body.overrideRetryAfter (s)',
      ]),
    );
    expect(
      sheet(
        definePreset({
          ...{ id: 'example', asOf: '2026-11', source: 'known', status: { method: 'GET', url: '/', path: 'state' } },
          ...{
            pending: ['on', null],
            success: ['over'],
            ending: { path: 'result', success: ['good'], failure: ['bad'] },
          },
          ...{ transient: { path: 'code', words: ['busy'] }, progress: { header: 'X-Progress' }, result: 'a' },
        }),
      ),
    ).toEqual(
      jasmine.arrayContaining([
        'example as of 2026-11, from memory',
        '  pending    on, nothing',
        '  ended as   body.result: good, bad',
        '  try again  body.code: busy',
        '  progress   header.x-progress',
      ]),
    );
  });

  it('leaves nothing empty of any preset, and says where nothing ends', () => {
    for (const [id, preset] of knownPresets) {
      const lines = sheet(preset);

      expect(lines[0]).toContain(id);
      expect(lines.join('\n')).not.toMatch(/undefined|\[object/);
      expect(lines.some((line) => line.startsWith('  never ends'))).toBe(preset.endless !== undefined);
    }
  });
});
