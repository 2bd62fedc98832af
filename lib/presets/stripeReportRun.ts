import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A report run of Stripe. */
export const stripeReportRun: Preset = /* @__PURE__ */ definePreset({
  id: 'stripe-report-run',
  asOf: '2026-11',
  source: 'source',
  version: 'v1',
  status: { method: 'GET', url: '/v1/reporting/report_runs/{id}', path: 'status' },
  pending: ['pending'],
  success: ['succeeded'],
  failure: ['failed'],
  result: 'result.url',
});
