import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A deployment of Vercel. */
export const vercelDeployment: Preset = /* @__PURE__ */ definePreset({
  id: 'vercel-deployment',
  asOf: '2026-11',
  source: 'source',
  version: 'v13',
  status: { method: 'GET', url: '/v13/deployments/{idOrUrl}', path: 'readyState' },
  pending: ['QUEUED', 'INITIALIZING', 'BUILDING'],
  success: ['READY'],
  failure: ['ERROR', 'BLOCKED'],
  cancelled: ['CANCELED'],
  result: 'url',
});
