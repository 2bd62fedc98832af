import type { Contest, Row } from '../harness/row.js';

export const sizes: Row = {
  id: 'P13',
  title: 'Size in a browser: minified, compressed, without RxJS',
  unit: 'B',
  isIsolated: false,
  isExact: true,
  repeats: () => ({ processes: 1, rounds: 1 }),
  contests: () => [
    {
      ...contest(
        'the whole sentence',
        `import { backoffSchedule, matchedBody, pollHttp, retryRequest, takeUntilMatch, timeoutAfter } from 'rxpoll';
        export const poll = (url) => pollHttp(url).pipe(
          timeoutAfter('10s'),
          retryRequest({ maxRetries: 4 }),
          backoffSchedule({ initialDelay: '2s', maxDelay: '60s' }),
          takeUntilMatch({ status: [200], body: { status: ['completed'] } }),
          timeoutAfter('5m'),
          matchedBody(),
        );`,
      ),
      atMost: 3_000,
      ceiling: 20_960,
    },
    {
      ...contest(
        'backoffSchedule, takeUntilMatch by a predicate',
        `import { backoffSchedule, takeUntilMatch } from 'rxpoll';
        export const poll = (source) => source.pipe(backoffSchedule(), takeUntilMatch(({ status }) => status === 200));`,
      ),
      atMost: 1_200,
      ceiling: 12_700,
    },
    { ...contest('an import that takes nothing', `import 'rxpoll';`), atMost: 0 },
  ],
};

function contest(name: string, code: string): Contest {
  const measure = async (): Promise<number> => {
    // It takes the folder two above its own for that of the package, and so it is for .cache/bench/, where this runs.
    const { bundle } = await import('../../spec/package/bundle.js'); // it loads a compiler, which others need not bear
    return (await bundle(code, 'browser')).size;
  };
  return { ours: { name, measure }, rivals: [] };
}
