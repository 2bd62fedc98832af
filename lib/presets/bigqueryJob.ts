import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A job of BigQuery. */
export const bigqueryJob: Preset = /* @__PURE__ */ definePreset({
  id: 'bigquery-job',
  asOf: '2026-11',
  source: 'docs',
  version: 'v2',
  status: { method: 'GET', url: '/bigquery/v2/projects/{p}/jobs/{id}', path: 'status.state' },
  pending: ['PENDING', 'RUNNING'],
  success: ['DONE'],
  failureWhen: 'status.errorResult',
  cancelledWhen: { path: 'status.errorResult.reason', words: ['stopped'] },
  longPoll: 'jobs.getQueryResults with timeoutMs answers with jobComplete',
});
