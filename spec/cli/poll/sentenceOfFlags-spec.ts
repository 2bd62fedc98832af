import { parseCondition } from '../../../cli/arguments/parseCondition.js';
import { readPoll } from '../../../cli/arguments/readPoll.js';
import { sentenceOfFlags } from '../../../cli/poll/sentenceOfFlags.js';
import type { Attempt } from '../../../lib/attempt.js';
import { PollExhaustedError } from '../../../lib/errors/pollExhaustedError.js';
import { PollTimeoutError } from '../../../lib/errors/pollTimeoutError.js';
import { hintOf } from '../../../lib/http/hintOf.js';
import { dynamicsPredict } from '../../../lib/presets/dynamicsPredict.js';

describe('sentenceOfFlags', () => {
  const url = 'http://localhost/';
  const request = { url, headers: [] };
  const until = parseCondition('status=200', '--until');
  const failOn = parseCondition('a=b', '--fail-on');

  it('says what was given, and ends the schedule in time', () => {
    const flags = readPoll(url, { interval: '2s', timeout: '1m', requestTimeout: '3s', retries: '2' });
    const { rephrase, ...sentence } = sentenceOfFlags(flags, request, until, failOn);

    expect(rephrase).toBeInstanceOf(Function);
    expect(sentence).toEqual({
      ...{ request, exchange: {}, requestTimeout: 3_000, retry: { maxRetries: 2 }, timeout: 60_000 },
      schedule: { strategy: 'fixed', initialDelay: 2_000, maxElapsed: 60_000 },
      ...{ until: until.matches, match: { failOn: failOn.matches } },
    });
  });

  it('says what say the server has, of answers and of refusals', () => {
    const values = { conditional: true, preferWait: '20s', maxServerDelay: '1h', onServerDelay: 'wait' } as const;
    const { exchange, retry, schedule } = sentenceOfFlags(readPoll(url, values), request, until, undefined);
    const serverDelay = { maxServerDelay: 3_600_000, onServerDelay: 'wait' };

    expect(exchange).toEqual({ conditional: true, prefer: { wait: 20_000 } });
    expect(retry).toEqual(jasmine.objectContaining(serverDelay) as never);
    expect(schedule).toEqual(jasmine.objectContaining(serverDelay) as never);
  });

  it('waits by a preset, and hears its hints', () => {
    const flags = readPoll(url, { preset: 'dynamics-predict', unknownState: '3' });
    const sentence = sentenceOfFlags(flags, request, until, undefined, dynamicsPredict);
    const { hints = [] } = sentence.schedule;

    expect(sentence.until).toBe(dynamicsPredict);
    expect(sentence.match).toEqual({ unknownState: { failAfter: 3 } });
    expect(hintOf({ body: { overrideRetryAfter: 7 } }, 0, hints)?.delay).toBe(7_000);
  });

  it('leaves a request the time of the whole poll where that is less', () => {
    for (const timeout of ['5s', '10s']) {
      expect(sentenceOfFlags(readPoll(url, { timeout }), request, until, undefined).requestTimeout).toBe(Infinity);
    }
  });

  it('takes a schedule that ends for want of time for a timeout, and other errors as they are', () => {
    const { rephrase = () => undefined } = sentenceOfFlags(readPoll(url, { timeout: '1m' }), request, until, undefined);
    const last = {
      number: 3,
      tally: { '202': 3 },
      response: { status: 202 },
      delayReason: 'deadline',
    } as unknown as Attempt;
    const exhausted = new PollExhaustedError({ ...last, delayReason: 'schedule' });

    expect(rephrase(new PollExhaustedError(last))).toEqual(new PollTimeoutError(60_000, last));
    expect(rephrase(exhausted)).toBe(exhausted);
  });
});
