import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A long-running operation of Google. */
export const googleLro: Preset = /* @__PURE__ */ definePreset({
  id: 'google-lro',
  asOf: '2026-11',
  source: 'source',
  version: 'v1',
  status: { method: 'GET', url: '/v1/{name=operations/**}', path: 'done' },
  pending: [false, null],
  success: [true],
  failureWhen: 'error',
  cancelledWhen: { path: 'error.code', words: [1] }, // google.rpc.Code.CANCELLED
  result: 'response',
  outcome: 'done without response or error happens, and is a success without a result',
});
