import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A long-running operation of Azure, by the address of `Location`, which says by its status code alone. */
export const azureLroLocation: Preset = /* @__PURE__ */ definePreset({
  id: 'azure-lro-location',
  asOf: '2026-11',
  source: 'source',
  status: { method: 'GET', url: '(Location)' },
  httpPending: [202],
  httpSuccess: [200, 201, 204],
});
