import * as presets from '../../../lib/presets/index.js';
import type { Api, ApiAnswer } from './api.js';
import { saying, statuses } from './api.js';

/** The token has expired, or the job is gone: the request has failed, and nobody knows about the job. */
const refusals: readonly ApiAnswer[] = [
  { status: 401, body: { error: { code: 401, message: 'Invalid token', status: 'UNAUTHENTICATED' } } },
  { status: 404, body: { error: { code: 404, message: 'No such job', status: 'NOT_FOUND' } } },
  { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Down for maintenance</h1>' },
];

const batch = { id: 'batch_1', object: 'batch', output_file_id: 'file-9', request_counts: { total: 10, completed: 4 } };
const tuning = { id: 'ftjob-1', object: 'fine_tuning.job', fine_tuned_model: 'ft:gpt:1' };
const video = { id: 'video_1', object: 'video', progress: 40 };
const messages = { id: 'msgbatch_1', type: 'message_batch', results_url: 'https://api.example.com/results' };
const prediction = { id: 'p1', version: 'v', output: ['https://example.com/cat.png'], error: null };
const queued = { request_id: 'r1', response_url: 'https://queue.example.com/requests/r1' };
const task = { id: 't1', progress: 0.4, output: ['https://example.com/cat.mp4'] };
const report = { id: 'frr_1', object: 'reporting.report_run', result: { url: 'https://example.com/report.csv' } };
const payment = { id: 'pi_1', object: 'payment_intent', amount: 100 };
const deployment = { id: 'dpl_1', url: 'app.example.com' };
const stream = { success: true, result: { uid: 'v1', status: { pctComplete: '40.0' } } };
const operation = { id: 'o1', percentComplete: 40, resourceLocation: 'https://example.com/resources/1' };
const lro = { name: 'operations/1', metadata: {} };
const job = { kind: 'bigquery#job', id: 'j1', status: {} };
const statement = { statement_id: 's1', result: { row_count: 1 } };
const run = { run_id: 1, state: { state_message: '' } };
const order = { expires: '2026-12-01T00:00:00Z', certificate: 'https://example.com/cert/1' };
const manifest = { transactionTime: '2026-11-01T00:00:00Z', output: [] };
const outcome = (code: string): object => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });
const exported = (status: string, body?: object): ApiAnswer => ({
  status: 200,
  headers: { 'X-Export-Status': status },
  ...(body && { body }),
});

/** What each API is documented to answer. Those that never end are not among them. */
export const apis: readonly Api[] = [
  {
    preset: presets.openaiBatch,
    pending: saying('status', ['validating', 'in_progress', 'finalizing', 'cancelling'], batch),
    success: saying('status', ['completed'], batch),
    results: ['file-9'],
    failure: saying('status', ['failed', 'expired'], batch),
    cancelled: saying('status', ['cancelled'], batch),
    unknown: [...saying('status', ['paused', null, {}, ['completed']], batch), ...refusals],
    progress: [{ status: 200, body: { ...batch, status: 'in_progress' } }, 0.4],
  },
  {
    preset: presets.openaiFineTuning,
    pending: saying('status', ['validating_files', 'queued', 'running'], tuning),
    success: saying('status', ['succeeded'], tuning),
    results: ['ft:gpt:1'],
    failure: saying('status', ['failed'], tuning),
    cancelled: saying('status', ['cancelled'], tuning),
    unknown: [...saying('status', ['paused'], tuning), ...refusals],
  },
  {
    preset: presets.openaiVideo,
    pending: saying('status', ['queued', 'in_progress'], video),
    success: saying('status', ['completed'], video),
    results: [{ ...video, status: 'completed' }],
    failure: saying('status', ['failed'], video),
    unknown: [...saying('status', ['cancelled'], video), ...refusals],
    progress: [{ status: 200, body: { ...video, status: 'in_progress' } }, 0.4],
  },
  {
    preset: presets.anthropicMessageBatch,
    pending: saying('processing_status', ['in_progress', 'canceling'], messages),
    success: saying('processing_status', ['ended'], messages),
    results: ['https://api.example.com/results'],
    unknown: [...saying('processing_status', ['archived'], messages), ...refusals],
  },
  {
    preset: presets.replicatePrediction,
    pending: saying('status', ['starting', 'processing'], prediction),
    success: saying('status', ['succeeded'], prediction),
    results: [['https://example.com/cat.png']],
    failure: saying('status', ['failed'], { ...prediction, error: 'out of memory' }),
    cancelled: saying('status', ['canceled', 'aborted'], prediction),
    unknown: [
      ...saying('status', ['booting'], prediction),
      { status: 404, body: { detail: 'Not found', status: 404, title: 'Not found' } }, // a problem has a status, too
      ...refusals,
    ],
  },
  {
    preset: presets.falQueue,
    pending: saying('status', ['IN_QUEUE', 'IN_PROGRESS'], queued).map((answer) => ({ ...answer, status: 202 })),
    success: saying('status', ['COMPLETED'], queued),
    results: ['https://queue.example.com/requests/r1'],
    unknown: [...saying('status', ['FAILED'], queued), ...refusals],
  },
  {
    preset: presets.runwayTask,
    pending: saying('status', ['PENDING', 'THROTTLED', 'RUNNING'], task),
    success: saying('status', ['SUCCEEDED'], task),
    results: [['https://example.com/cat.mp4']],
    failure: saying('status', ['FAILED'], task),
    cancelled: saying('status', ['CANCELLED'], task),
    unknown: [...saying('status', ['ARCHIVED', 'running'], task), ...refusals],
    progress: [{ status: 200, body: { ...task, status: 'RUNNING' } }, 0.4],
  },
  {
    preset: presets.stripeReportRun,
    pending: saying('status', ['pending'], report),
    success: saying('status', ['succeeded'], report),
    results: ['https://example.com/report.csv'],
    failure: saying('status', ['failed'], report),
    unknown: [...saying('status', ['canceled'], report), ...refusals],
  },
  {
    preset: presets.stripePaymentIntent,
    pending: saying('status', ['processing'], payment),
    success: saying('status', ['succeeded', 'requires_capture'], payment),
    results: [
      { ...payment, status: 'succeeded' },
      { ...payment, status: 'requires_capture' },
    ],
    failure: saying('status', ['requires_payment_method'], payment),
    cancelled: saying('status', ['canceled'], payment),
    needsAction: saying('status', ['requires_action', 'requires_confirmation'], payment),
    unknown: [...saying('status', ['requires_review'], payment), ...refusals],
  },
  {
    preset: presets.vercelDeployment,
    pending: saying('readyState', ['QUEUED', 'INITIALIZING', 'BUILDING'], deployment),
    success: saying('readyState', ['READY'], deployment),
    results: ['app.example.com'],
    failure: saying('readyState', ['ERROR', 'BLOCKED'], deployment),
    cancelled: saying('readyState', ['CANCELED'], deployment),
    unknown: [...saying('readyState', ['DELETED'], deployment), ...refusals],
  },
  {
    preset: presets.cloudflareStreamVideo,
    pending: saying('result.status.state', ['pendingupload', 'downloading', 'queued', 'inprogress'], stream),
    success: saying('result.status.state', ['ready'], stream),
    results: [{ uid: 'v1', status: { pctComplete: '40.0', state: 'ready' } }],
    failure: saying('result.status.state', ['error'], stream),
    unknown: [...saying('result.status.state', ['live-inprogress'], stream), ...refusals],
    progress: [{ status: 200, body: stream }, 0.4],
  },
  {
    preset: presets.azureLroOperationLocation,
    pending: [
      ...saying('status', ['NotStarted', 'Running', 'Accepted', 'Started', 'Canceling', 'Cancelling'], operation),
      ...saying('status', ['notStarted', 'RUNNING'], operation),
      ...statuses(202),
    ],
    success: [...saying('status', ['Succeeded', 'succeeded'], operation), { status: 200, body: operation }],
    results: Array(3).fill('https://example.com/resources/1'),
    failure: [
      ...saying('status', ['Failed', 'failed'], operation),
      { status: 404, body: { error: { code: 'OperationNotFound' } } },
      { status: 409, body: { error: { code: 'Conflict' } } },
    ],
    cancelled: saying('status', ['Canceled', 'Cancelled', 'canceled'], operation),
    unknown: [...saying('status', ['Paused'], operation), ...statuses(401, 403, 429, 500, 503)],
    progress: [{ status: 200, body: operation }, 0.4],
  },
  {
    preset: presets.azureLroLocation,
    pending: statuses(202),
    success: [{ status: 200, body: { id: 'r1' } }, { status: 201, body: { id: 'r1' } }, ...statuses(204)],
    results: [{ id: 'r1' }, { id: 'r1' }, null],
    unknown: statuses(401, 404, 409, 500),
  },
  {
    preset: presets.googleLro,
    pending: [...saying('done', [false, null], lro), { status: 200, body: lro }],
    success: saying('done', [true], { ...lro, response: { rows: 1 } }).concat(saying('done', [true], lro)),
    results: [{ rows: 1 }, undefined],
    failure: saying('done', [true], { ...lro, error: { code: 3, message: 'invalid argument' } }),
    cancelled: saying('done', [true], { ...lro, error: { code: 1, message: 'cancelled' } }),
    unknown: [...saying('done', ['soon'], lro), ...refusals],
  },
  {
    preset: presets.bigqueryJob,
    pending: saying('status.state', ['PENDING', 'RUNNING'], job),
    success: saying('status.state', ['DONE'], job),
    results: [{ ...job, status: { state: 'DONE' } }],
    failure: saying('status.state', ['DONE'], { ...job, status: { errorResult: { reason: 'invalidQuery' } } }),
    cancelled: saying('status.state', ['DONE'], { ...job, status: { errorResult: { reason: 'stopped' } } }),
    unknown: [...saying('status.state', ['STATE_UNSPECIFIED'], job), ...refusals],
  },
  {
    preset: presets.databricksStatement,
    pending: saying('status.state', ['PENDING', 'RUNNING'], statement),
    success: saying('status.state', ['SUCCEEDED'], statement),
    results: [{ row_count: 1 }],
    failure: saying('status.state', ['FAILED', 'CLOSED'], statement),
    cancelled: saying('status.state', ['CANCELED'], statement),
    unknown: [...saying('status.state', ['PAUSED'], statement), ...refusals],
  },
  {
    preset: presets.databricksRun,
    pending: saying(
      'state.life_cycle_state',
      ['QUEUED', 'PENDING', 'RUNNING', 'TERMINATING', 'BLOCKED', 'WAITING_FOR_RETRY'],
      run,
    ),
    success: saying('state.result_state', ['SUCCESS', 'SUCCESS_WITH_FAILURES'], {
      ...run,
      state: { life_cycle_state: 'TERMINATED' },
    }),
    results: ['SUCCESS', 'SUCCESS_WITH_FAILURES'].map((result_state) => ({
      ...run,
      state: { life_cycle_state: 'TERMINATED', result_state },
    })),
    failure: [
      ...saying('state.life_cycle_state', ['SKIPPED', 'INTERNAL_ERROR'], run),
      ...saying(
        'state.result_state',
        ['FAILED', 'TIMEDOUT', 'MAXIMUM_CONCURRENT_RUNS_REACHED', 'EXCLUDED', 'UPSTREAM_FAILED', 'DISABLED'],
        { ...run, state: { life_cycle_state: 'TERMINATED' } },
      ),
    ],
    cancelled: saying('state.result_state', ['CANCELED', 'UPSTREAM_CANCELED'], {
      ...run,
      state: { life_cycle_state: 'TERMINATED' },
    }),
    unknown: [
      ...saying('state.life_cycle_state', ['PAUSED'], run),
      ...saying('state.life_cycle_state', ['TERMINATED'], run), // and does not say how
      ...refusals,
    ],
  },
  {
    preset: presets.githubRepoStats,
    pending: [{ status: 202, body: {} }],
    success: [{ status: 200, body: [{ total: 135 }] }, ...statuses(204)],
    results: [[{ total: 135 }], null],
    unknown: statuses(401, 403, 404),
  },
  {
    preset: presets.acmeOrder,
    pending: saying('status', ['pending', 'ready', 'processing'], order),
    success: saying('status', ['valid'], order),
    results: ['https://example.com/cert/1'],
    failure: saying('status', ['invalid'], order),
    unknown: [
      ...saying('status', ['deactivated'], order),
      { status: 400, body: { type: 'urn:ietf:params:acme:error:badNonce', status: 400 } },
      ...refusals,
    ],
  },
  {
    preset: presets.fhirBulkExport,
    pending: [
      { status: 202, headers: { 'X-Progress': '40% complete' } },
      { status: 429, headers: { 'Retry-After': '0' } },
      exported('202 Accepted'),
    ],
    success: [{ status: 200, body: manifest }, exported('200 OK', manifest)],
    results: [manifest, manifest],
    failure: [
      { status: 400, body: outcome('invalid') },
      { status: 410, body: outcome('not-found') },
      { status: 500, body: outcome('processing') },
      exported('4XX', outcome('invalid')),
      exported('500 Internal Server Error', outcome('processing')),
    ],
    unknown: [
      { status: 500, body: outcome('transient') },
      { status: 400, body: outcome('throttled') },
      exported('500 Internal Server Error', outcome('timeout')),
      ...statuses(401, 403, 503),
    ],
    progress: [{ status: 202, headers: { 'X-Progress': '40% complete' } }, 0.4],
  },
  {
    preset: presets.dynamicsPredict,
    pending: [
      { status: 200, body: { overrideHttpStatusCode: '202', overrideRetryAfter: '5', overrideLocation: '/x' } },
      { status: 200, body: { overrideHttpStatusCode: 202 } },
      ...statuses(202),
    ],
    success: [{ status: 200, body: { response: 42 } }],
    results: [{ response: 42 }],
    failure: [{ status: 200, body: { overrideHttpStatusCode: '400' } }],
    unknown: statuses(401, 500),
  },
];
