import type { PresetData } from '../../../lib/presets/presetData.js';
import { stateOf } from '../../../lib/presets/stateOf.js';
import { answer } from '../../support/answers.js';
import { codesOf, presetOf } from './presetOf.js';

describe('stateOf', () => {
  const job = presetOf({ cancelled: ['cancelled'], needsAction: ['confirm'] });
  const done = presetOf({
    status: { method: 'GET', url: '/x', path: 'done' },
    pending: [false, null],
    success: [true],
    failure: [],
    failureWhen: 'error',
    cancelledWhen: { path: 'error.code', words: [1] },
  });
  const ended = presetOf({ ending: { path: 'how', success: ['well'], failure: ['badly'], cancelled: ['early'] } });
  const codes = codesOf({ httpPending: [202], httpSuccess: ['2xx'], httpFailure: ['4xx', '5xx', 500] });
  const both = presetOf({ httpPending: [202], httpSuccess: [200] });
  const smuggled = codesOf({ httpSuccess: ['2xx'], httpStatusIn: { path: 'code' } });
  const transient = codesOf({ httpFailure: [400], transient: { path: 'issue', words: ['throttled'] } });
  const cases: [string, PresetData, unknown, string, unknown, string][] = [
    ['a pending word', job, answer(200, { status: 'running' }), 'pending', 'running', 'status'],
    ['a word of success', job, answer(200, { status: 'completed' }), 'success', 'completed', 'status'],
    ['a word of failure', job, answer(200, { status: 'failed' }), 'failure', 'failed', 'status'],
    ['a word of cancellation', job, answer(200, { status: 'cancelled' }), 'cancelled', 'cancelled', 'status'],
    ['a word that asks for action', job, answer(200, { status: 'confirm' }), 'needsAction', 'confirm', 'status'],
    ['a word, whatever the status code', job, answer(400, { status: 'running' }), 'pending', 'running', 'status'],
    ['a word of an answer without a status code', job, { body: { status: 'failed' } }, 'failure', 'failed', 'status'],
    ['a word that no list knows', job, answer(200, { status: 'paused' }), 'unknown', 'paused', 'status'],
    ['a word that is none', job, answer(200, { status: ['failed'] }), 'unknown', ['failed'], 'status'],
    ['no word', job, answer(200, {}), 'unknown', undefined, 'status'],
    ['no body', job, answer(204), 'unknown', undefined, 'status'],
    ['no answer', job, undefined, 'unknown', undefined, 'status'],
    ['a 401', job, answer(401, { error: 'token' }), 'unknown', undefined, 'status'],
    ['a word that is left out', done, answer(200, { name: 'x' }), 'pending', null, 'done'],
    ['a word that is null', done, answer(200, { done: null }), 'pending', null, 'done'],
    ['a word that is left out of no HTTP', done, { body: {} }, 'pending', null, 'done'],
    [
      'an error page, which leaves it out, too',
      done,
      answer(404, { error: { code: 404 } }),
      'unknown',
      undefined,
      'done',
    ],
    ['a page of HTML, likewise', done, answer(200, '<h1>'), 'unknown', undefined, 'done'],
    ['true', done, answer(200, { done: true }), 'success', true, 'done'],
    ['an error beside it', done, answer(200, { done: true, error: { code: 3 } }), 'failure', { code: 3 }, 'error'],
    ['an error that is null', done, answer(200, { done: true, error: null }), 'success', true, 'done'],
    ['an error of a cancellation', done, answer(200, { done: true, error: { code: 1 } }), 'cancelled', 1, 'error.code'],
    ['an end that went well', ended, answer(200, { status: 'completed', how: 'well' }), 'success', 'well', 'how'],
    ['one that went badly', ended, answer(200, { status: 'completed', how: 'badly' }), 'failure', 'badly', 'how'],
    ['one that came early', ended, answer(200, { status: 'completed', how: 'early' }), 'cancelled', 'early', 'how'],
    ['one that does not say', ended, answer(200, { status: 'completed' }), 'unknown', undefined, 'how'],
    ['a word of pending before any end', ended, answer(200, { status: 'queued' }), 'pending', 'queued', 'status'],
    ['a code', codes, answer(202), 'pending', 202, 'HTTP status'],
    ['a code of a range', codes, answer(204), 'success', 204, 'HTTP status'],
    ['a failure of a range', codes, answer(410), 'failure', 410, 'HTTP status'],
    ['a code that stands beside its range', codes, answer(500), 'failure', 500, 'HTTP status'],
    ['a code of no range', codes, answer(304), 'unknown', 304, 'HTTP status'],
    ['text where there may be a word', both, answer(200, '<h1>Log in'), 'unknown', undefined, 'status'],
    ['text where there may be a code', smuggled, answer(200, '<h1>Log in'), 'unknown', 200, 'HTTP status'],
    ['text where nothing is looked for', codes, answer(200, 'id,name'), 'success', 200, 'HTTP status'],
    ['no text', both, answer(200, ''), 'success', 200, 'HTTP status'],
    ['a 202 with text', both, answer(202, 'accepted'), 'pending', 202, 'HTTP status'],
    ['no code', codes, { body: {} }, 'unknown', undefined, 'HTTP status'],
    ['a code where there is no word', both, answer(202, {}), 'pending', 202, 'HTTP status'],
    ['a word before a code', both, answer(200, { status: 'running' }), 'pending', 'running', 'status'],
    ['neither', both, answer(201, {}), 'unknown', undefined, 'status'],
    ['what is transient', transient, answer(400, { issue: 'throttled' }), 'unknown', 'throttled', 'issue'],
    ['what is not', transient, answer(400, { issue: 'invalid' }), 'failure', 400, 'HTTP status'],
  ];
  for (const [what, preset, response, is, word, place] of cases) {
    it(`takes ${what} for ${is}`, () => {
      expect(stateOf(preset, response)).toEqual({ is: is as 'pending', word, place });
    });
  }

  it('lets no range speak of the job that speaks of the request', () => {
    const all = codesOf({ httpFailure: ['3xx', '4xx', '5xx'] });
    for (const status of [304, 401, 403, 407, 408, 425, 429, 502, 503, 504]) {
      expect([status, stateOf(all, answer(status)).is]).toEqual([status, 'unknown']);
      expect(stateOf(codesOf({ httpFailure: [status] }), answer(status)).is).toBe('failure');
    }
  });
});
