import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A SQL statement of Databricks. It is gone, a 404, some 12 hours after its end. */
export const databricksStatement: Preset = /* @__PURE__ */ definePreset({
  id: 'databricks-statement',
  asOf: '2026-11',
  source: 'docs',
  version: '2.0',
  status: { method: 'GET', url: '/api/2.0/sql/statements/{id}', path: 'status.state' },
  pending: ['PENDING', 'RUNNING'],
  success: ['SUCCEEDED'],
  failure: ['FAILED', 'CLOSED'],
  cancelled: ['CANCELED'],
  result: 'result',
  longPoll: 'the submission takes wait_timeout, and on_wait_timeout: CONTINUE or CANCEL',
});
