import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A long-running operation of Azure, by the status monitor of `Operation-Location` or `Azure-AsyncOperation`. */
export const azureLroOperationLocation: Preset = /* @__PURE__ */ definePreset({
  id: 'azure-lro-operation-location',
  asOf: '2026-11',
  source: 'source',
  status: { method: 'GET', url: '(Operation-Location, Azure-AsyncOperation)', path: 'status' },
  pending: ['NotStarted', 'Running', 'Accepted', 'Started', 'Canceling', 'Cancelling'],
  success: ['Succeeded'],
  failure: ['Failed'],
  cancelled: ['Canceled', 'Cancelled'],
  caseInsensitive: true,
  httpPending: [202],
  httpSuccess: ['2xx'],
  httpFailure: ['1xx', '3xx', '4xx', '5xx'],
  progress: { path: 'percentComplete', of: 100 },
  result: 'resourceLocation',
  outcome: 'the result is a final GET away: of resourceLocation, Location, or the original address',
});
