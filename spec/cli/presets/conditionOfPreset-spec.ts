import { conditionOfPreset } from '../../../cli/presets/conditionOfPreset.js';
import type { Attempt } from '../../../lib/attempt.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import type { Preset } from '../../../lib/presets/index.js';
import {
  databricksStatement,
  definePreset,
  githubRepoStats,
  googleLro,
  openaiBatch,
  openaiVideo,
} from '../../../lib/presets/index.js';

describe('conditionOfPreset', () => {
  const answer = (body: unknown, status = 200): HttpResponse => ({ status, headers: new Headers(), body, url: null });
  const attempt = {} as Attempt<HttpResponse>;
  const ending = definePreset({
    ...{ id: 'example', asOf: '2026-11', source: 'known', status: { method: 'GET', url: '/', path: 'state' } },
    ...{ pending: ['on'], success: ['over'], ending: { path: 'result', success: ['good', 'fair'] } },
  });

  const words: readonly (readonly [Preset, string, string])[] = [
    [openaiBatch, 'body.status=completed (openai-batch)', 'body.status'],
    [databricksStatement, 'body.status.state=SUCCEEDED (databricks-statement)', 'body.status.state'],
    [githubRepoStats, 'status=200|204 (github-repo-stats)', 'state'],
    [ending, 'body.result=good|fair (example)', 'body.state'],
  ];
  for (const [preset, text, key] of words) {
    it(`says what ${preset.id} waits for, and looks where it is told`, () => {
      const condition = conditionOfPreset(preset);

      expect([condition.text, condition.key]).toEqual([text, key]);
    });
  }

  it('holds when the job has succeeded', () => {
    const { matches } = conditionOfPreset(googleLro);

    expect(
      [{ done: true }, { done: false }, { done: true, error: {} }].map((body) => matches(answer(body), attempt)),
    ).toEqual([true, false, false]);
  });

  const values: readonly (readonly [string, Preset, unknown, unknown])[] = [
    ['the word', databricksStatement, { status: { state: 'RUNNING' } }, 'RUNNING'],
    ['what is no text', googleLro, { done: false }, false],
    ['the word, and how far the job is', openaiVideo, { status: 'in_progress', progress: 40.9 }, 'in_progress 40%'],
    ['how far the job is, where there is no word', openaiVideo, { progress: 40 }, '40%'],
    ['what is no word as it is', openaiVideo, { status: { a: 1 }, progress: 40 }, { a: 1 }],
    ['nothing', openaiBatch, 'text', undefined],
    ['how the job stands, where only the status counts', githubRepoStats, { state: 'new' }, 'new'],
  ];
  for (const [what, preset, body, value] of values) {
    it(`tells ${what}`, () => {
      expect(conditionOfPreset(preset).valueIn(answer(body))).toEqual(value);
    });
  }
});
