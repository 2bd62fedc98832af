import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A fine-tuning job of OpenAI. */
export const openaiFineTuning: Preset = /* @__PURE__ */ definePreset({
  id: 'openai-fine-tuning',
  asOf: '2026-11',
  source: 'source',
  version: 'v1',
  status: { method: 'GET', url: '/v1/fine_tuning/jobs/{id}', path: 'status' },
  pending: ['validating_files', 'queued', 'running'],
  success: ['succeeded'],
  failure: ['failed'],
  cancelled: ['cancelled'],
  result: 'fine_tuned_model',
});
