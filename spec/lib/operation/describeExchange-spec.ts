import { describeExchange } from '../../../lib/operation/describeExchange.js';
import { answer } from '../../support/answers.js';

describe('describeExchange', () => {
  const describeGet = (url: string, body: unknown): string => describeExchange('GET', url, answer(404, body));

  it('says what was asked, and what came', () => {
    expect(describeGet('https://api.example.com/op', { error: 'gone' })).toBe(
      'GET https://api.example.com/op answered 404 {"error":"gone"}',
    );
    expect(describeGet('https://api.example.com/op', null)).toBe('GET https://api.example.com/op answered 404');
  });

  it('tells no credential', () => {
    expect(describeGet('https://me:pw@api.example.com/op?sig=abc', { token: 'abc' })).toBe(
      'GET https://********@api.example.com/op?sig=******** answered 404 {"token":"********"}',
    );
  });
});
