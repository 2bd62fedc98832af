import type { EventFilter, HttpResponse } from 'rxpoll';

/** A way to filter answers by their bodies. */
export type FilterPeer = (filter: EventFilter) => (answer: HttpResponse) => boolean;

/** A filter of a body, a body that matches and one that does not. */
export interface FilterCase {
  readonly filter: EventFilter;
  readonly bodies: readonly [match: unknown, other: unknown];
}

/** What most polls wait for. */
export const usual: FilterCase = {
  filter: { status: ['completed'] },
  bodies: [
    { id: 'job-42', status: 'completed', progress: 100, result: { size: 1_024 }, error: null },
    { id: 'job-42', status: 'running', progress: 40, result: null, error: null },
  ],
};

/**
 * Filters of every shape and with every operator but `$ignoreCaseEquals`, for which the original makes a collator each time:
 * its cost would hide that of all others.
 */
export const filters: readonly FilterCase[] = [
  usual,
  {
    filter: {
      status: ['completed', 'failed'],
      progress: [{ $gte: 100 }],
      result: { url: [{ $startsWith: 'https://' }] },
    },
    bodies: [
      { id: 'job-42', status: 'completed', progress: 100, result: { url: 'https://example.com/42', size: 1_024 } },
      { id: 'job-42', status: 'running', progress: 40, result: null },
    ],
  },
  { filter: { code: [0, 200, 204] }, bodies: [{ code: 204 }, { code: 102 }] },
  { filter: { ready: [true] }, bodies: [{ ready: true }, { ready: false }] },
  { filter: { name: [{ $startsWith: 'job-' }] }, bodies: [{ name: 'job-42' }, { name: 'task-42' }] },
  { filter: { file: [{ $endsWith: '.csv' }] }, bodies: [{ file: 'report.csv' }, { file: 'report.csv.part' }] },
  { filter: { result: [{ $exists: true }] }, bodies: [{ result: null }, {}] },
  { filter: { error: [{ $exists: false }] }, bodies: [{}, { error: 'full' }] },
  { filter: { error: [{ $isNull: true }] }, bodies: [{ error: null }, { error: 'full' }] },
  { filter: { result: [{ $isNull: false }] }, bodies: [{ result: {} }, { result: null }] },
  { filter: { phase: [{ $anythingBut: 'queued' }] }, bodies: [{ phase: 'done' }, { phase: 'queued' }] },
  { filter: { phase: [{ $anythingBut: ['queued', 'running'] }] }, bodies: [{ phase: 'done' }, { phase: 'running' }] },
  { filter: { owner: [{ $not: 'nobody' }] }, bodies: [{ owner: 'ann' }, { owner: 'nobody' }] },
  { filter: { size: [{ $gt: 0 }] }, bodies: [{ size: 1 }, { size: 0 }] },
  { filter: { progress: [{ $gte: 100 }] }, bodies: [{ progress: 100 }, { progress: 99.9 }] },
  { filter: { errors: [{ $lt: 1 }] }, bodies: [{ errors: 0 }, { errors: 3 }] },
  { filter: { left: [{ $lte: 0 }] }, bodies: [{ left: 0 }, { left: 12 }] },
  { filter: { score: [{ $between: [0.5, 1] }] }, bodies: [{ score: 0.75 }, { score: 0.25 }] },
  { filter: { tags: [{ $includes: 'final' }] }, bodies: [{ tags: ['draft', 'final'] }, { tags: ['draft'] }] },
  { filter: { age: [{ $gt: 20 }, { $lt: 40 }] }, bodies: [{ age: 30 }, { age: 40 }] },
  {
    filter: { job: { state: { phase: ['done'] } } },
    bodies: [{ job: { state: { phase: 'done' } } }, { job: { state: { phase: 'running' } } }],
  },
  {
    filter: { steps: { name: ['deploy'], ok: [true] } },
    bodies: [
      {
        steps: [
          { name: 'build', ok: true },
          { name: 'deploy', ok: true },
        ],
      },
      {
        steps: [
          { name: 'build', ok: true },
          { name: 'deploy', ok: false },
        ],
      },
    ],
  },
  {
    filter: { status: ['done'], code: [0], ready: [true], log: [{ $endsWith: 'bye' }] },
    bodies: [
      { status: 'done', code: 0, ready: true, log: 'good bye' },
      { status: 'done', code: 0, ready: true, log: 'good day' },
    ],
  },
  { filter: { id: ['42'], items: [] }, bodies: [{ id: '42' }, { id: '43', items: [] }] },
];
