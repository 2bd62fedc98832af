import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** Notifications of GitHub: an address to watch, where nothing ever ends. */
export const githubNotifications: Preset = /* @__PURE__ */ definePreset({
  id: 'github-notifications',
  asOf: '2026-11',
  source: 'docs',
  status: { method: 'GET', url: '/notifications' },
  conditional: 'Last-Modified: a 304 is free of the primary rate limit when authenticated',
  endless: 'use pollHttp({ conditional: true }) with backoffSchedule() and distinctAttempts()',
});
