import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A batch of OpenAI. */
export const openaiBatch: Preset = /* @__PURE__ */ definePreset({
  id: 'openai-batch',
  asOf: '2026-11',
  source: 'source',
  version: 'v1',
  status: { method: 'GET', url: '/v1/batches/{id}', path: 'status' },
  pending: ['validating', 'in_progress', 'finalizing', 'cancelling'],
  success: ['completed'],
  failure: ['failed', 'expired'],
  cancelled: ['cancelled'],
  progress: { path: 'request_counts.completed', of: 'request_counts.total' },
  result: 'output_file_id',
  outcome: 'requests that failed are in the file error_file_id, and there may be no other',
});
