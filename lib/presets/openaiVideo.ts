import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A video that OpenAI makes. Its content is fetched from `/v1/videos/{id}/content`. */
export const openaiVideo: Preset = /* @__PURE__ */ definePreset({
  id: 'openai-video',
  asOf: '2026-11',
  source: 'source',
  version: 'v1',
  status: { method: 'GET', url: '/v1/videos/{id}', path: 'status' },
  pending: ['queued', 'in_progress'],
  success: ['completed'],
  failure: ['failed'],
  progress: { path: 'progress', of: 100 },
});
