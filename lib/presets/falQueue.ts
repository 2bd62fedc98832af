import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A request in the queue of fal. `COMPLETED` covers errors: the address in the result says which. */
export const falQueue: Preset = /* @__PURE__ */ definePreset({
  id: 'fal-queue',
  asOf: '2026-11',
  source: 'source',
  status: { method: 'GET', url: 'https://queue.fal.run/{app}/requests/{id}/status', path: 'status' },
  pending: ['IN_QUEUE', 'IN_PROGRESS'],
  success: ['COMPLETED'],
  result: 'response_url',
  outcome: 'COMPLETED covers failed runs: GET /requests/{id} carries the error',
});
