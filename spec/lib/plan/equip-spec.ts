import { asyncScheduler, NEVER } from 'rxjs';
import { equip } from '../../../lib/plan/equip.js';
import type { Sentence } from '../../../lib/plan/sentence.js';
import { constant } from '../../../lib/schedule/constant.js';

const sentence: Sentence = {
  request: { url: 'https://api.example.com', headers: [] },
  exchange: { maxBodyBytes: 5 },
  requestTimeout: '10s',
  retry: { maxRetries: 1 },
  schedule: { maxAttempts: 2 },
  until: {},
  match: {},
  timeout: '5m',
};

describe('equip', () => {
  it('leaves a sentence as it is where there is nothing to add', () => {
    expect(equip(sentence, {})).toEqual(sentence);
  });

  it('gives every operator what is its own', () => {
    const transport = (): [] => [];
    const random = (): number => 0;
    const onRetry = (): void => undefined;
    const { signal } = new AbortController();
    const observer = {};
    const options = { transport, random, onRetry, signal, observer, scheduler: asyncScheduler, pauseWhile: NEVER };

    expect(equip(sentence, options)).toEqual({
      ...sentence,
      signal,
      exchange: { maxBodyBytes: 5, transport },
      retry: { maxRetries: 1, onRetry, random, scheduler: asyncScheduler },
      schedule: { maxAttempts: 2, pauseWhile: NEVER, observer, scheduler: asyncScheduler, random },
    });
  });

  it('gives no random numbers to a schedule that is a function', () => {
    const { schedule, retry } = equip({ ...sentence, law: constant(5), schedule: {} }, { random: Math.random });

    expect(schedule).toEqual({});
    expect(retry.random).toBe(Math.random);
  });
});
