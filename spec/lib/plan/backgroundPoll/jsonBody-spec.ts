import { jsonBody } from '../../../../lib/plan/backgroundPoll/jsonBody.js';
import { answer } from '../../../support/answers.js';

describe('jsonBody', () => {
  it('gives a body that was parsed from JSON, text too', () => {
    expect(jsonBody({ ...answer(200, { a: 1 }), isJson: true })).toEqual({ a: 1 });
    expect(jsonBody({ ...answer(200, 'text'), isJson: true })).toBe('text');
    expect(jsonBody({ ...answer(200, 0), isJson: true })).toBe(0);
  });

  it('gives null for any other', () => {
    expect(jsonBody({ ...answer(200, 'text'), isJson: false })).toBeNull();
    expect(jsonBody({ ...answer(200, new ArrayBuffer(1)), isJson: false })).toBeNull();
  });

  it('takes every body but text for JSON where nobody says', () => {
    expect([jsonBody(answer(200, [1])), jsonBody(answer(200, 'text')), jsonBody(answer(200))]).toEqual([
      [1],
      null,
      null,
    ]);
  });
});
