import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A blocking query of Consul: a long poll, where nothing ever ends. */
export const consulBlockingQuery: Preset = /* @__PURE__ */ definePreset({
  id: 'consul-blocking-query',
  asOf: '2026-11',
  source: 'docs',
  version: 'v1',
  status: { method: 'GET', url: '?index={X-Consul-Index}&wait=5m' },
  longPoll: 'wait is 5m, 10m at the most, and up to a 16th more; an answer is no guarantee of a change',
  endless: 'give takeUntilMatch a filter of the value that is waited for',
});
