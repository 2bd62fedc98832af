import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A run of a Databricks job. `TERMINATED` says only that it has ended; `state.result_state` says how. */
export const databricksRun: Preset = /* @__PURE__ */ definePreset({
  id: 'databricks-run',
  asOf: '2026-11',
  source: 'docs',
  version: '2.1',
  status: { method: 'GET', url: '/api/2.1/jobs/runs/get?run_id={id}', path: 'state.life_cycle_state' },
  pending: ['QUEUED', 'PENDING', 'RUNNING', 'TERMINATING', 'BLOCKED', 'WAITING_FOR_RETRY'],
  success: ['TERMINATED'],
  failure: ['SKIPPED', 'INTERNAL_ERROR'],
  ending: {
    path: 'state.result_state',
    success: ['SUCCESS', 'SUCCESS_WITH_FAILURES'],
    failure: ['FAILED', 'TIMEDOUT', 'MAXIMUM_CONCURRENT_RUNS_REACHED', 'EXCLUDED', 'UPSTREAM_FAILED', 'DISABLED'],
    cancelled: ['CANCELED', 'UPSTREAM_CANCELED'],
  },
});
