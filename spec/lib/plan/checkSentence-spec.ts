import { NEVER } from 'rxjs';
import { PlanError } from '../../../lib/errors/planError.js';
import { checkSentence } from '../../../lib/plan/checkSentence.js';
import type { Sentence } from '../../../lib/plan/sentence.js';
import { constant } from '../../../lib/schedule/constant.js';

const sentence: Sentence = {
  request: { url: 'https://api.example.com', headers: [] },
  exchange: {},
  requestTimeout: '10s',
  retry: {},
  schedule: {},
  until: {},
  match: {},
  timeout: '5m',
};
const places = { request: 'to.ask', retry: 'retry', schedule: 'loop', until: 'loop.until' };

describe('checkSentence', () => {
  it('gives a sentence that the operators take', () => {
    expect(checkSentence(sentence, places, [])).toBe(sentence);
    expect(checkSentence({ ...sentence, law: constant(5) }, places, []).law).toBeDefined();
  });

  const wrong: [string, Partial<Sentence>, string][] = [
    ['the request', { request: { url: 'http://[a', headers: [] } }, 'to.ask.url: "http://[a" is not a valid URL'],
    ['the retries', { retry: { maxRetries: -1 } }, 'retry.maxRetries: must be a whole number, 0 or more, not -1'],
    ['a filter', { until: { status: ['x'] } }, 'loop.until.status[0]: "x" is not a status'],
    ['the schedule', { schedule: { initialDelay: 'soon' } }, 'loop.initialDelay: "soon" is not a duration'],
    ['a law', { law: constant(5), schedule: { tolerateErrors: -1 } }, 'loop.tolerateErrors: must be a whole number'],
  ];
  for (const [what, part, problem] of wrong) {
    it(`says where the document has what is wrong with ${what}`, () => {
      expect(() => checkSentence({ ...sentence, ...part }, places, [], 'invalid loop')).toThrowError(
        PlanError,
        new RegExp(`^invalid loop: ${problem.replace(/[[\].]/g, '\\$&')}`),
      );
    });
  }

  it('tells all faults, those that were known first', () => {
    const faults = [{ path: 'retry.maxAttempts', problem: 'is missing' }];
    const part = {
      request: { url: 'http://[a', headers: [['a b', 'c']] as const },
      retry: { maxRetries: -1 },
      schedule: { maxAttempts: 0, pauseWhile: NEVER, slowDown: 2 },
    };

    try {
      checkSentence({ ...sentence, ...part }, places, faults);
      fail('it throws');
    } catch (error) {
      expect((error as PlanError).faults.map(({ path }) => path)).toEqual([
        'retry.maxAttempts',
        'to.ask.url',
        'to.ask.headers["a b"]',
        'retry.maxRetries',
        'loop.maxAttempts',
      ]);
    }
  });
});
