import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A prediction of Replicate. */
export const replicatePrediction: Preset = /* @__PURE__ */ definePreset({
  id: 'replicate-prediction',
  asOf: '2026-11',
  source: 'source',
  version: 'v1',
  status: { method: 'GET', url: '/v1/predictions/{id}', path: 'status' },
  pending: ['starting', 'processing'],
  success: ['succeeded'],
  failure: ['failed'],
  cancelled: ['canceled', 'aborted'],
  result: 'output',
});
