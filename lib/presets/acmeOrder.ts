import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** An order of ACME (RFC 8555, section 7.1.6), asked for by POST-as-GET. */
export const acmeOrder: Preset = /* @__PURE__ */ definePreset({
  id: 'acme-order-rfc8555',
  asOf: '2026-11',
  source: 'known',
  version: 'RFC 8555',
  status: { method: 'POST', url: '(the address of the order)', path: 'status' },
  pending: ['pending', 'ready', 'processing'],
  success: ['valid'],
  failure: ['invalid'],
  result: 'certificate',
});
