import { describeFilter, firstPath } from '../../../cli/poll/describeFilter.js';
import type { ResponseFilter } from '../../../lib/filter/responseFilter.js';

describe('describeFilter', () => {
  const cases: readonly (readonly [ResponseFilter, string])[] = [
    [{}, 'any answer'],
    [{ status: 200 }, 'status=200'],
    [{ status: [200, '3xx'] }, 'status=200|3xx'],
    [{ headers: { 'X-Ready': ['1'] } }, 'header.X-Ready=1'],
    [{ body: { job: { state: ['done', 'ready'] } } }, 'body.job.state=done|ready'],
    [{ body: { progress: [{ $gte: 90 }, { $lte: 100 }] } }, 'body.progress $gte 90 $lte 100'],
    [{ body: { error: [] } }, 'body.error'],
    [{ body: { token: ['hunter2'] } }, 'body.token=********'],
    [
      { status: ['2xx'], body: { a: [true], b: [{ $exists: false }] } },
      'status=2xx and body.a=true and body.b $exists false',
    ],
  ];
  for (const [filter, text] of cases) {
    it(`says ${text}`, () => {
      expect(describeFilter(filter)).toBe(text);
    });
  }
});

describe('firstPath', () => {
  it('finds the first field that is looked at', () => {
    expect(firstPath({ job: { state: ['done'], id: [1] }, a: ['b'] })).toEqual(['job', 'state']);
    expect([firstPath({}), firstPath(undefined)]).toEqual([[], []]);
  });
});
