import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A bulk export of FHIR. It says how far it is by its status code, or with `Prefer: separate-export-status` in a header field. */
export const fhirBulkExport: Preset = /* @__PURE__ */ definePreset({
  id: 'fhir-bulk-export',
  asOf: '2026-11',
  source: 'source',
  status: { method: 'GET', url: '(Content-Location)' },
  httpPending: [202, 429], // who is told that it asks too often may go on to ask, after Retry-After
  httpSuccess: [200],
  httpFailure: ['4xx', '5xx', 500],
  httpStatusIn: { header: 'X-Export-Status' },
  transient: {
    path: 'issue.0.code', // of an OperationOutcome
    words: ['transient', 'lock-error', 'no-store', 'exception', 'timeout', 'incomplete', 'throttled'],
  },
  progress: { header: 'X-Progress' },
});
