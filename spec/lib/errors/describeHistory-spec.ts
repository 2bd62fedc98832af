import * as fc from 'fast-check';
import { describeAnswer, describeHistory } from '../../../lib/errors/describeHistory.js';
import { historyOf, noHistory } from '../../../lib/errors/pollError.js';
import { answer } from '../../support/answers.js';
import { attemptOf, failedAttempt } from './attemptOf.js';

describe('describeHistory', () => {
  const running = answer(202, { status: 'running' });

  it('says nothing of a poll that has seen nothing', () => {
    expect(describeHistory(noHistory)).toBe('');
  });

  it('counts one attempt in the singular', () => {
    expect(describeHistory(historyOf(attemptOf(running)))).toBe(
      ' after 1 attempt (1× 202); last: 202 {"status":"running"}',
    );
  });

  it('tells what was seen, the most frequent first', () => {
    const tally = { '202': 1, '503': 2, network: 28 };

    expect(describeHistory(historyOf(attemptOf(running, { number: 31, tally })))).toBe(
      ' after 31 attempts (28× network, 2× 503, 1× 202); last: 202 {"status":"running"}',
    );
  });

  it('tells what was seen where the last attempt is not known', () => {
    expect(describeHistory({ attempts: 2, last: undefined, tally: { '202': 2 } })).toBe(' after 2 attempts (2× 202)');
  });

  it('ends with an error where the last attempt failed', () => {
    expect(describeHistory(historyOf(failedAttempt(new Error('reset'))))).toBe(
      ' after 1 attempt (1× network); last: reset',
    );
  });
});

describe('describeAnswer', () => {
  const cyclic: Record<string, unknown> = { a: 1 };
  cyclic['self'] = cyclic;
  const cases: [string, unknown, string][] = [
    ['a status and a body', answer(200, { a: [1, null] }), '200 {"a":[1,null]}'],
    ['a status without a body', answer(204), '204'],
    ['a body that is left out', { status: 204 }, '204'],
    ['a body of text', answer(500, 'oops'), '500 "oops"'],
    ['bodies that are false', answer(200, false), '200 false'],
    ['a body named by its credentials', answer(200, { access_token: 'hidden' }), '200 {"access_token":"********"}'],
    ['a body that quotes an address', answer(200, { at: 'https://me:pw@h/' }), '200 {"at":"https://********@h/"}'],
    ['a body that holds itself', answer(200, cyclic), '200 an object'],
    ['a body of a BigInt', answer(200, { n: 1n }), '200 {"n":"1"}'],
    ['a body that has no JSON', answer(200, () => 1), '200 a function'],
    ['a body that refuses to be JSON', answer(200, { toJSON: () => JSON.parse('') as unknown }), '200 an object'],
    ['an answer without a status', { done: false }, '{"done":false}'],
    ['an answer with a status of its own', { status: 'running', body: 5 }, '{"status":"running","body":5}'],
    ['an answer of text', 'pending', '"pending"'],
    ['an answer of null', null, 'null'],
    ['an answer of a number', 0, '0'],
    ['an answer that is a function', () => 1, 'a function'],
    ['no answer at all', undefined, 'undefined'],
  ];
  for (const [what, response, text] of cases) {
    it(`tells ${what}`, () => {
      expect(describeAnswer(attemptOf(response))).toBe(text);
    });
  }

  it('tells the error of a failed attempt, without the credentials that it quotes', () => {
    const error = new Error('Http failure response for https://me:pw@h/?token=t: 403 Forbidden');

    expect(describeAnswer(failedAttempt(error))).toBe(
      'Http failure response for https://********@h/?token=******** 403 Forbidden',
    );
  });

  it('is short, however long the body', () => {
    const deep = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown;

    for (const body of ['x'.repeat(10_000_000), Array(100_000).fill('x'), { text: 'a '.repeat(10_000) }, deep]) {
      expect(describeAnswer(attemptOf(answer(200, body))).length).toBeLessThanOrEqual(204);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (body) => {
        expect(typeof describeAnswer(attemptOf<unknown>(answer(200, body)))).toBe('string');
        expect(typeof describeAnswer(attemptOf(body))).toBe('string');
        expect(typeof describeAnswer(attemptOf({ status: body, body }))).toBe('string');
      }),
    );
  });
});
