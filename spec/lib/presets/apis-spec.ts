import { TestScheduler } from 'rxjs/testing';
import type { Attempt } from '../../../lib/attempt.js';
import type { PollFailedError } from '../../../lib/errors/pollFailedError.js';
import type { UnknownStateError } from '../../../lib/errors/unknownStateError.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import type { PresetMatchOptions } from '../../../lib/matcher/planMatch.js';
import type { UnknownState } from '../../../lib/observer.js';
import type { Preset } from '../../../lib/presets/definePreset.js';
import * as presets from '../../../lib/presets/index.js';
import { progressOf } from '../../../lib/presets/progressOf.js';
import { resultOf } from '../../../lib/presets/resultOf.js';
import { wordLists } from '../../../lib/presets/wordList.js';
import { constant } from '../../../lib/schedule/constant.js';
import { backoffSchedule } from '../../../operators/backoffSchedule.js';
import { pollHttp } from '../../../operators/pollHttp.js';
import { takeUntilMatch } from '../../../operators/takeUntilMatch.js';
import { scriptedTransport } from '../../../testing/scriptedTransport.js';
import type { Api, ApiAnswer } from '../../support/apis/api.js';
import { apis } from '../../support/apis/apis.js';
import { record } from '../../support/record.js';

/** Plays answers to a poll, in virtual time; the last one repeats. Tells how many it took, and how it ended. */
function play(
  preset: Preset,
  script: readonly ApiAnswer[],
  options?: PresetMatchOptions<HttpResponse>,
): { attempts: readonly Attempt<HttpResponse>[]; last: unknown; end: unknown } {
  const poll$ = pollHttp('https://api.example.com/jobs/42', { transport: scriptedTransport(script) }).pipe(
    backoffSchedule(constant(2)),
    takeUntilMatch(preset, options),
  );
  const { values, end } = new TestScheduler(() => undefined).run(({ flush }) => {
    const recording = record(poll$);
    flush();
    return recording;
  });
  return { attempts: values, last: values.at(-1)?.response, end };
}

const failures = [
  ['failure', 'failed', /^the job failed: /],
  ['cancelled', 'cancelled', /^the job was cancelled: /],
  ['needsAction', 'needs-action', /^the job needs action: /],
] as const;

describe('the presets', () => {
  for (const api of apis) {
    const { preset } = api;

    it(`of ${preset.id} go on while the job is pending, and complete with its success`, () => {
      for (const [index, answer] of api.success.entries()) {
        const { attempts, last, end } = play(preset, [...api.pending, answer], { unknownState: 'fail' });

        expect(end).toBe('complete');
        expect(attempts.length).toBe(api.pending.length + 1);
        expect(resultOf(preset, last)).withContext(JSON.stringify(answer)).toEqual(api.results[index]);
      }
    });

    for (const [list, outcome, message] of failures) {
      if (api[list] === undefined) continue;

      it(`of ${preset.id} end with PollFailedError when the job says ${outcome}`, () => {
        for (const answer of api[list] ?? []) {
          const { attempts, end } = play(preset, [...api.pending.slice(0, 1), answer]);
          const failed = end as PollFailedError;

          expect([failed.kind, failed.outcome]).withContext(JSON.stringify(answer)).toEqual(['failed', outcome]);
          expect(failed.message).toMatch(message);
          expect(attempts.length).toBe(2);
        }
      });
    }

    it(`of ${preset.id} tell what they do not know, and go by the policy`, () => {
      for (const answer of api.unknown) {
        const told: UnknownState[] = [];
        const onUnknownState = (unknown: UnknownState): number => told.push(unknown);
        const ten = play(preset, [...api.pending.slice(0, 1), answer], { onUnknownState });
        const one = play(preset, [answer], { unknownState: 'fail' });
        const patient = play(preset, [...Array<ApiAnswer>(12).fill(answer), ...api.success], {
          unknownState: 'pending',
        });
        const error = ten.end as UnknownStateError;

        expect([error.kind, ten.attempts.length]).withContext(JSON.stringify(answer)).toEqual(['unknown-state', 11]);
        expect(told.map(({ count }) => count)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        expect(error.state).toEqual(told[0]?.state);
        expect(error.message).toMatch(
          /^the poll failed, which says nothing of the job: .* \(10 times in a row\); given up /,
        );
        expect(error.message).toContain(preset.id);
        expect([(one.end as UnknownStateError).count, one.attempts.length]).toEqual([1, 1]);
        expect([patient.end, patient.attempts.length]).toEqual(['complete', 13]);
      }
    });

    it(`of ${preset.id} are played word by word`, () => {
      for (const list of wordLists) {
        const played = JSON.stringify([list, api.success, api[list]]);

        expect(preset[list].filter((word) => word !== null && !played.includes(JSON.stringify(word)))).toEqual([]);
      }
    });
  }

  it('read the progress where the API tells it', () => {
    const telling = apis.filter((api): api is Api & Required<Pick<Api, 'progress'>> => api.progress !== undefined);

    expect(telling.length).toBe(Object.values(presets).filter((preset) => 'progress' in preset).length);
    for (const { preset, progress } of telling) {
      const [{ status, headers, body }, share] = progress;

      expect(progressOf(preset, { status, headers: new Headers(headers), body })).toBe(share);
    }
  });

  it('that have an end are all played', () => {
    const all = Object.values(presets).filter((preset) => 'id' in preset);
    const played: readonly Preset[] = apis.map(({ preset }) => preset);

    expect(all.length).toBe(23);
    expect(all.filter((preset) => !played.includes(preset) && preset.endless === undefined)).toEqual([]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(23);
  });

  it('of what never ends are refused, and say what to use', () => {
    expect(() => takeUntilMatch(presets.consulBlockingQuery)).toThrowError(
      TypeError,
      'takeUntilMatch: consul-blocking-query has no end to wait for; give takeUntilMatch a filter of the value that is waited for',
    );
    expect(() => takeUntilMatch(presets.githubNotifications)).toThrowError(TypeError, /use pollHttp\(\{ conditional/);
  });
});

describe('what the same code means is per API', () => {
  const ok = (body: unknown): ApiAnswer[] => [{ status: 200, body }];

  it('as fal says COMPLETED of failed runs', () => {
    const answers = ok({ status: 'COMPLETED', response_url: 'https://queue.example.com/requests/r1', error: 'boom' });
    const failOn = { body: { error: [{ $exists: true }] } };

    expect(play(presets.falQueue, answers).end).toBe('complete');
    expect(presets.falQueue.outcome).toContain('COMPLETED covers failed runs');
    expect((play(presets.falQueue, answers, { failOn }).end as PollFailedError).kind).toBe('failed');
  });

  it('as the ended of Anthropic is no success', () => {
    const answers = ok({ processing_status: 'ended', request_counts: { succeeded: 0, errored: 5 } });
    const failOn = { body: { request_counts: { errored: [{ $gt: 0 }] } } };

    expect(play(presets.anthropicMessageBatch, answers).end).toBe('complete');
    expect(presets.anthropicMessageBatch.outcome).toContain('ended says nothing of success');
    expect((play(presets.anthropicMessageBatch, answers, { failOn }).end as PollFailedError).kind).toBe('failed');
  });

  const example = { id: 'x', asOf: '2026-11', source: 'known', status: { method: 'GET', url: '/x' } } as const;

  it('as a 408 and a 422 of Snowflake say that the statement has failed', () => {
    const codes = { httpPending: [202], httpSuccess: [200], httpFailure: [408, 422] };
    const snowflake = presets.definePreset({ ...example, ...codes });

    for (const status of codes.httpFailure) {
      expect((play(snowflake, [{ status }]).end as PollFailedError).state).toBe(status);
    }
  });

  it('as the pending of a device flow is a 400', () => {
    const deviceFlow = presets.definePreset({
      ...example,
      status: { ...example.status, path: 'error' },
      pending: ['authorization_pending', 'slow_down'],
      failure: ['access_denied', 'expired_token'],
      httpSuccess: [200],
    });
    const waiting = { status: 400, body: { error: 'authorization_pending' } };
    const denied = play(deviceFlow, [waiting, { status: 400, body: { error: 'access_denied' } }]);

    expect(play(deviceFlow, [waiting, ...ok({ access_token: 't' })]).end).toBe('complete');
    expect((denied.end as PollFailedError).message).toContain('the job failed: error "access_denied"');
  });
});

describe('bugs of other clients, about the words of an API', () => {
  it('a prediction of Replicate that is aborted is over, and not polled for ever', () => {
    const { attempts, end } = play(presets.replicatePrediction, [{ status: 200, body: { status: 'aborted' } }]);

    expect([attempts.length, (end as PollFailedError).outcome]).toEqual([1, 'cancelled']);
  });

  it('a word that no list knows is neither polled for ever nor asked again without a delay', () => {
    const { attempts, end } = play(presets.openaiBatch, [{ status: 200, body: { status: 'paused' } }]);

    expect(attempts.map(({ nextDelay }) => nextDelay)).toEqual(Array(10).fill(2));
    expect((end as UnknownStateError).kind).toBe('unknown-state');
  });

  it('a poll that failed does not say that the job did, nor the other way round', () => {
    const ofPoll = play(presets.openaiBatch, [{ status: 401 }], { unknownState: 'fail' });
    const ofJob = play(presets.openaiBatch, [{ status: 200, body: { status: 'failed' } }]);

    expect((ofPoll.end as Error).message).toBe(
      'the poll failed, which says nothing of the job: openai-batch was refused by 401: correct the credentials; ' +
        'given up after 1 attempt (1× 401); last: 401',
    );
    expect((ofJob.end as Error).message).toBe(
      'the job failed: status "failed"; attempt 1 answered 200 {"status":"failed"}',
    );
  });
});
