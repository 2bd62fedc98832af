import { failureOf } from '../../../lib/operation/failureOf.js';
import { answer } from '../../support/answers.js';

describe('failureOf', () => {
  const cases: [unknown, string][] = [
    [{ error: { code: 'Conflict', message: 'the name is taken' } }, 'failed: Conflict: the name is taken'],
    [{ error: { message: 'the name is taken' } }, 'failed: the name is taken'],
    [{ properties: { error: { code: 'Conflict' } } }, 'failed: Conflict'],
    [{ code: 'Conflict', message: 'the name is taken' }, 'failed: Conflict: the name is taken'],
    [{ error: 'the disk is full' }, 'failed: the disk is full'],
    [{ error: { code: 409, message: '' } }, 'failed'],
    [{ error: { message: 'see https://x.example.com?sig=hidden' } }, 'failed: see https://x.example.com?sig=********'],
    [{ error: null, properties: null }, 'failed'],
    [['Conflict'], 'failed'],
    ['<html>', 'failed'],
    [null, 'failed'],
  ];
  for (const [body, words] of cases) {
    it(`says "${words}" of ${JSON.stringify(body)}`, () => {
      expect(failureOf(answer(200, body), 'failed').words).toBe(words);
    });
  }

  it('tells the word for the state, and whether the job was cancelled', () => {
    expect(failureOf(answer(200, { status: 'Canceled' }), 'cancelled')).toEqual({
      outcome: 'cancelled',
      state: 'Canceled',
      words: 'was cancelled',
    });
  });

  it('is short, however long the message is', () => {
    expect(failureOf(answer(200, { error: 'x'.repeat(100_000) }), 'failed').words.length).toBeLessThan(600);
  });
});
