import { bundle } from './bundle.js';

/** What users import, and the bytes it may take: minified, compressed, without RxJS. It is to shrink, and must not grow. */
const budgets = [
  {
    what: 'the whole sentence',
    limit: 14_900,
    code: `
      import { backoffSchedule, matchedBody, pollHttp, retryRequest, takeUntilMatch, timeoutAfter } from 'rxpoll';
      export const poll = (url) => pollHttp(url).pipe(
        timeoutAfter('10s'),
        retryRequest({ maxRetries: 4 }),
        backoffSchedule({ initialDelay: '2s', maxDelay: '60s' }),
        takeUntilMatch({ status: [200], body: { status: ['completed'] } }),
        timeoutAfter('5m'),
        matchedBody(),
      );
    `,
  },
  {
    what: 'backoffSchedule and takeUntilMatch with a predicate',
    limit: 8_800,
    code: `
      import { backoffSchedule, takeUntilMatch } from 'rxpoll';
      export const poll = (source) => source.pipe(backoffSchedule(), takeUntilMatch(({ status }) => status === 200));
    `,
  },
  { what: 'an import that takes nothing', limit: 0, code: `import 'rxpoll';` },
];

const whole = `export * from 'rxpoll';`;
const sizes = await Promise.all(
  budgets.map(async (budget) => ({ ...budget, size: (await bundle(budget.code, 'browser')).size })),
);
for (const { what, size, limit } of sizes) console.log(`# ${what}: ${String(size)} of ${String(limit)} bytes`);

describe('size', () => {
  for (const { what, size, limit } of sizes) {
    it(`of ${what} is at most ${String(limit)} bytes`, () => {
      expect(size).toBeLessThanOrEqual(limit);
    });
  }
});

describe('bundle', () => {
  it('for browsers holds no ponyfill', async () => {
    const { files, packages } = await bundle(whole, 'browser');

    expect(files).toContain('dist/lib/transport/ponyfill.browser.js');
    expect(files.filter((file) => /cross-fetch|ponyfill\.js/.test(file))).toEqual([]);
    expect(packages).toEqual({ static: ['rxjs'], dynamic: [] });
  });

  it('for Node loads the ponyfill when it is needed', async () => {
    const { packages } = await bundle(whole, 'node', ['rxjs', 'cross-fetch']);

    expect(packages).toEqual({ static: ['rxjs'], dynamic: ['cross-fetch'] });
  });

  it('for Node loads zod when a plan is checked first; one made by a bundler has it', async () => {
    const external = ['rxjs', 'cross-fetch', 'zod', 'zod/mini'];
    const [asNode, asBundlers] = await Promise.all([
      bundle(whole, 'node', external, ['node']),
      bundle(whole, 'node', external),
    ]);

    expect([...asNode.packages.static].sort()).toEqual(['node:module', 'rxjs']);
    expect([...asBundlers.packages.static].sort()).toEqual(['rxjs', 'zod/mini']);
  });

  it('of the entry for tests can be made for browsers', async () => {
    const { packages } = await bundle(`export * from 'rxpoll/testing';`, 'browser');

    expect(packages.static.filter((name) => name !== 'rxjs')).toEqual([]);
  });
});
