import { bundle } from './bundle.js';

const whole = `export * from 'rxpoll';`;

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

  const ofPages = /navigator|BroadcastChannel|customElements|HTMLElement|visibilitychange|@angular/g;

  it('of polls in Node holds nothing of a page or of Angular', async () => {
    const code = `
      export { backoffSchedule, eachAttempt, matchedBody, pollEach, pollHttp, retryRequest, takeUntilMatch, timeoutAfter } from 'rxpoll';
      export * from 'rxpoll/node';
    `;
    const made = await bundle(code, 'node', ['rxjs', 'rxjs-for-await', 'cross-fetch', 'zod', 'zod/mini', 'undici']);

    expect(made.size).toBeGreaterThan(10_000);
    expect(made.code.match(ofPages)).toBeNull();
    expect(made.packages.static.filter((name) => name.includes('angular'))).toEqual([]);
  });

  it('of what a page uses holds it', async () => {
    const { code } = await bundle(`export { acrossTabs, whenHidden } from 'rxpoll';`, 'browser');

    expect(new Set(code.match(ofPages))).toEqual(new Set(['BroadcastChannel', 'navigator', 'visibilitychange']));
  });

  it('of the entry for tests can be made for browsers', async () => {
    const { packages } = await bundle(`export * from 'rxpoll/testing';`, 'browser');

    expect(packages.static.filter((name) => name !== 'rxjs')).toEqual([]);
  });
});
