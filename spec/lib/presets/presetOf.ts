import type { PresetData } from '../../../lib/presets/presetData.js';

/** A preset of an example, with whatever else is given. */
export function presetOf(rest: Partial<PresetData> = {}): PresetData {
  return {
    id: 'example-job',
    asOf: '2026-11',
    source: 'docs',
    status: { method: 'GET', url: '/jobs/{id}', path: 'status' },
    pending: ['queued', 'running'],
    success: ['completed'],
    failure: ['failed'],
    ...rest,
  };
}

/** One that knows status codes alone. */
export function codesOf(rest: Partial<PresetData> = {}): PresetData {
  const none = { pending: [], success: [], failure: [] };
  return presetOf({ status: { method: 'GET', url: '/jobs/{id}' }, ...none, httpSuccess: [200], ...rest });
}
