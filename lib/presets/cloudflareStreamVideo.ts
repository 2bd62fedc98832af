import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A video of Cloudflare Stream. What `live-inprogress` means depends on what is waited for, so it stands in no list. */
export const cloudflareStreamVideo: Preset = /* @__PURE__ */ definePreset({
  id: 'cloudflare-stream-video',
  asOf: '2026-11',
  source: 'source',
  version: 'v4',
  status: { method: 'GET', url: '/accounts/{account_id}/stream/{identifier}', path: 'result.status.state' },
  pending: ['pendingupload', 'downloading', 'queued', 'inprogress'],
  success: ['ready'],
  failure: ['error'],
  progress: { path: 'result.status.pctComplete', of: 100 },
  result: 'result',
});
