import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/**
 * A long-running operation of Azure, by the status monitor of `Operation-Location` or `Azure-AsyncOperation`.
 *
 * Some services have words of their own while it goes on, such as `InProgress` or `Updating`: for these give
 * `takeUntilMatch` `unknownState: 'pending'`.
 */
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
  outcome:
    'a service may have other words while it goes on; the result is a final GET away: of resourceLocation, Location, or the original address',
});
