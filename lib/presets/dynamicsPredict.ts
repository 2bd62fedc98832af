import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A prediction of Dynamics 365, which has its status line in the body. */
export const dynamicsPredict: Preset = /* @__PURE__ */ definePreset({
  id: 'dynamics-predict',
  asOf: '2026-11',
  source: 'docs',
  status: { method: 'GET', url: '(body overrideLocation)' },
  httpPending: [202],
  httpSuccess: ['2xx'],
  httpFailure: ['4xx', '5xx'],
  httpStatusIn: { path: 'overrideHttpStatusCode' },
  hints: [{ path: 'overrideRetryAfter', unit: 's' }],
});
