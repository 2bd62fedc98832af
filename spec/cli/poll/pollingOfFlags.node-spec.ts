import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPoll } from '../../../cli/arguments/readPoll.js';
import type { PollValues } from '../../../cli/arguments/commandLine.js';
import { pollingOfFlags } from '../../../cli/poll/pollingOfFlags.js';
import type { Polling } from '../../../cli/poll/polling.js';
import { UsageError } from '../../../cli/usageError.js';
import type { Attempt } from '../../../lib/attempt.js';
import { PlanError } from '../../../lib/errors/planError.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import { openaiBatch } from '../../../lib/presets/openaiBatch.js';

describe('pollingOfFlags', () => {
  const url = 'http://localhost/';
  const pollingOf = (values: PollValues): Promise<Polling> => pollingOfFlags(readPoll(url, values), {});
  const attempt = { number: 2, elapsed: 7 } as Attempt<HttpResponse>;
  const answer = (body: unknown): HttpResponse => ({
    status: 200,
    headers: new Headers({ 'X-A': '1' }),
    body,
    url: null,
  });

  it('asks conditions about all that they may know', async () => {
    const condition = [
      "c => c.response.a === 1 && c.status === 200 && c.headers['x-a'] === '1' && c.attempt === 2 && c.elapsed === 7",
    ];
    const { until } = await pollingOf({ condition });

    expect([until.text, until.matches(answer({ a: 1 }), attempt)]).toEqual([condition[0] ?? '', true]);
    expect(until.matches(answer({ a: 2 }), attempt)).toBeFalse();
  });

  it('has conditions hold with the others', async () => {
    const { until, failOn } = await pollingOf({ condition: ['c => true'], until: ['a=1'], failOn: ['a=2', 'a=3'] });

    expect([until.text, until.key, failOn?.text]).toEqual(['a=1 and c => true', 'body.a', 'a=2 or a=3']);
    expect(until.matches(answer({ a: 2 }), attempt)).toBeFalse();
    expect(failOn?.matches(answer({ a: 3 }), attempt)).toBeTrue();
  });

  it('refuses a condition that is none', async () => {
    await expectAsync(pollingOf({ condition: ['c => fetch()'] })).toBeRejectedWithError(
      PlanError,
      /fetch is not known/,
    );
  });

  it('waits by a preset', async () => {
    const { sentence, until, failOn, preset } = await pollingOf({ preset: 'openai-batch' });

    expect([sentence.until, failOn, preset]).toEqual([openaiBatch, undefined, 'openai-batch']);
    expect([until.text, until.key]).toEqual(['body.status=completed (openai-batch)', 'body.status']);
  });

  it('refuses a preset that is none', async () => {
    await expectAsync(pollingOf({ preset: 'openai-bacht' })).toBeRejectedWithError(
      UsageError,
      'there is no preset "openai-bacht"; did you mean openai-batch?',
    );
  });

  it('reads a body from a file, text and bytes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rxpoll-'));
    const [text, bytes] = [join(folder, 'text'), join(folder, 'bytes')];
    await Promise.all([writeFile(text, '{"a":1}'), writeFile(bytes, Buffer.from([255, 0]))]);
    const [first, second] = await Promise.all([pollingOf({ dataFile: text }), pollingOf({ dataFile: bytes })]);
    await rm(folder, { recursive: true });

    expect((first.sentence.request as { body: unknown }).body).toBe('{"a":1}');
    expect((second.sentence.request as { body: unknown }).body).toEqual(new Uint8Array([255, 0]));
    expect(first.asked).toEqual({ method: 'POST', url });
  });

  it('refuses a file that is not there', async () => {
    await expectAsync(pollingOf({ dataFile: '/no/such/file' })).toBeRejectedWithError(
      '/no/such/file: there is no such file',
    );
  });
});
