import { PollTimeoutError } from 'rxpoll';
import { digestOf, endOf } from '../../../examples/dashboard/news.js';
import type { Sight } from '../../../examples/dashboard/phase.js';

describe('digestOf', () => {
  it('tells three pieces of news, and how many more there are', () => {
    const news = ['A completed.', 'B completed.', 'C completed.', 'D completed.', 'E completed.'];

    expect(digestOf(news.slice(0, 3))).toBe('A completed. B completed. C completed.');
    expect(digestOf(news)).toBe('A completed. B completed. C completed. And 2 more.');
  });
});

describe('endOf', () => {
  const job = {
    id: 'exports-1',
    name: 'Customer ledger',
    queue: 'Exports',
    trait: 'may fail',
    url: '/api/exports/jobs/1',
  };
  const cases: readonly [said: string, sight: Sight][] = [
    ['Customer ledger completed.', { job: { status: 'completed', progress: 100 }, ending: {} }],
    [
      'Customer ledger failed: the disk is full.',
      { job: { status: 'failed', progress: 90, error: { message: 'the disk is full' } }, ending: {} },
    ],
    ['Customer ledger got no answer: timeout.', { ending: { error: new PollTimeoutError(1_000, undefined) } }],
  ];
  for (const [said, sight] of cases) {
    it(`says: ${said}`, () => {
      expect(endOf(job, sight)).toBe(said);
    });
  }
});
