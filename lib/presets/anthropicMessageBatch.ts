import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A batch of messages of Anthropic. Its end is no success: that is told for each message. */
export const anthropicMessageBatch: Preset = /* @__PURE__ */ definePreset({
  id: 'anthropic-message-batch',
  asOf: '2026-11',
  source: 'source',
  version: 'v1',
  status: { method: 'GET', url: '/v1/messages/batches/{id}', path: 'processing_status' },
  pending: ['in_progress', 'canceling'],
  success: ['ended'],
  result: 'results_url',
  outcome: 'ended says nothing of success: each result is of a type succeeded, errored, canceled or expired',
});
