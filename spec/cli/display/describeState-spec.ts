import { parseCondition } from '../../../cli/arguments/parseCondition.js';
import { describeState } from '../../../cli/display/describeState.js';

describe('describeState', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['status=done', { status: 'running' }, 'running'],
    ['status=done', { status: 7 }, '7'],
    ['status=done', { status: { a: [1] } }, '{"a":[1]}'],
    ['status=done', { status: null }, '-'],
    ['status=done', { status: '' }, '-'],
    ['status=done', {}, '-'],
    ['status=done', null, '-'],
    ['status=done', 'text', '-'],
    ['status=200', { status: 'running', id: 1 }, 'running'],
    ['status=200', { a: 1, password: 'hunter2' }, '{"a":1,"password":"********"}'],
    ['body=x', 'still at it', 'still at it'],
    ['job.token=x', { job: { token: 'hunter2' } }, '********'],
    ['link=x', { link: 'http://a/?token=hunter2' }, 'http://a/?token=********'],
  ];
  for (const [text, body, state] of cases) {
    it(`says ${state} for ${text} with ${JSON.stringify(body)}`, () => {
      const response = { status: 200, headers: new Headers(), body, url: null };

      expect(describeState(parseCondition(text, '--until'), response)).toBe(state);
    });
  }
});
