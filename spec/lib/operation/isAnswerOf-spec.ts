import { baseOf, isAnswerOf } from '../../../lib/operation/isAnswerOf.js';
import { answer } from '../../support/answers.js';

const asked = 'https://me:pw@api.example.com/op?sig=abc&x=1#part';

describe('isAnswerOf', () => {
  const same = [
    'https://api.example.com/op?sig=********&x=1',
    'https://api.example.com:443/op?sig=********&x=1',
    'https://********@api.example.com/op?sig=********&x=1',
    null,
    '',
    '/op',
  ];
  for (const url of same) {
    it(`takes ${String(url)} for the address that was asked`, () => {
      expect(isAnswerOf({ url }, asked)).toBe(true);
    });
  }

  for (const url of ['https://api.example.com/op?sig=********&x=2', 'http://api.example.com/op?sig=********&x=1']) {
    it(`takes ${url} for another`, () => {
      expect(isAnswerOf({ url }, asked)).toBe(false);
    });
  }
});

describe('baseOf', () => {
  it('is what was asked, with its secrets, unless that redirected', () => {
    const response = answer(200);

    expect(baseOf({ ...response, url: null }, asked)).toBe(asked);
    expect(baseOf({ ...response, url: 'https://api.example.com/op?sig=********&x=1' }, asked)).toBe(asked);
    expect(baseOf({ ...response, url: 'https://b.example.com/' }, asked)).toBe('https://b.example.com/');
  });
});
