import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** Statistics of a GitHub repository, which are computed when they are asked for. */
export const githubRepoStats: Preset = /* @__PURE__ */ definePreset({
  id: 'github-repo-stats',
  asOf: '2026-11',
  source: 'known',
  status: { method: 'GET', url: '/repos/{o}/{r}/stats/contributors' },
  httpPending: [202],
  httpSuccess: [200, 204],
});
