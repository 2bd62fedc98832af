import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A task of Runway. */
export const runwayTask: Preset = /* @__PURE__ */ definePreset({
  id: 'runway-task',
  asOf: '2026-11',
  source: 'source',
  version: 'v1',
  status: { method: 'GET', url: '/v1/tasks/{id}', path: 'status' },
  pending: ['PENDING', 'THROTTLED', 'RUNNING'],
  success: ['SUCCEEDED'],
  failure: ['FAILED'],
  cancelled: ['CANCELLED'],
  progress: { path: 'progress' },
  result: 'output',
});
