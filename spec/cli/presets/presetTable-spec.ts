import { cellsOf } from '../../../cli/display/cells.js';
import { knownPresets } from '../../../cli/presets/knownPresets.js';
import { presetTable } from '../../../cli/presets/presetTable.js';
import {
  azureLroOperationLocation,
  bigqueryJob,
  githubNotifications,
  openaiBatch,
} from '../../../lib/presets/index.js';

describe('presetTable', () => {
  const look = { bold: (text: string): string => `<${text}>`, dim: (text: string): string => text };
  const plain = { ...look, bold: look.dim };
  const some = [openaiBatch, bigqueryJob, githubNotifications];

  it('has a line for each, as wide as it is, where no person looks at it', () => {
    expect(presetTable(some, Infinity, look).split('\n')).toEqual([
      'id                    pending                                          success       failure',
      '<openai-batch>          validating, in_progress, finalizing, cancelling  completed     failed, expired, cancelled',
      '<bigquery-job>          PENDING, RUNNING                                 DONE          (status.errorResult)',
      '<github-notifications>  -                                                (never ends)  -',
      '',
    ]);
  });

  it('cuts what is too long for a terminal, but no id, and says what to do with one', () => {
    const lines = presetTable(knownPresets.values(), 80, plain).split('\n');

    expect(Math.max(...lines.map(cellsOf))).toBeLessThanOrEqual(80);
    for (const [index, id] of [...knownPresets.keys()].entries()) expect(lines[index + 1]).toMatch(`^${id} `);
    expect(lines.slice(-3)).toEqual(['', 'rxpoll presets ID tells all of one; rxpoll URL --preset ID waits by it', '']);
  });

  it('leaves out what a narrow terminal has no room for, but no id', () => {
    const [heads, first] = presetTable([azureLroOperationLocation], 40, plain).split('\n');

    expect([heads, first]).toEqual([
      'id                            pending',
      'azure-lro-operation-location  NotStarte…',
    ]);
    expect(presetTable([azureLroOperationLocation], 10, plain)).toContain('\nazure-lro-operation-location\n');
  });
});
