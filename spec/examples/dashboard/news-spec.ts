import { digestOf } from '../../../examples/dashboard/news.js';

describe('digestOf', () => {
  it('tells three pieces of news, and how many more there are', () => {
    const news = ['A has ended.', 'B has ended.', 'C has ended.', 'D has ended.', 'E has ended.'];

    expect(digestOf(news.slice(0, 3))).toBe('A has ended. B has ended. C has ended.');
    expect(digestOf(news)).toBe('A has ended. B has ended. C has ended. And 2 more.');
  });
});
