import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/**
 * An order of ACME (RFC 8555, section 7.1.6), asked for by POST-as-GET, once it has been finalized.
 *
 * A server may go on to say `ready` for a moment after that. Before it, `ready` stays until the client finalizes: to wait for
 * that, make `ready` a success, `{ ...acmeOrder, pending: ['pending', 'processing'], success: ['ready', 'valid'] }`.
 */
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
  outcome: 'an order that is ready stays so until the client finalizes it',
});
