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

  it('of the entry for tests can be made for browsers', async () => {
    const { packages } = await bundle(`export * from 'rxpoll/testing';`, 'browser');

    expect(packages.static.filter((name) => name !== 'rxjs')).toEqual([]);
  });
});
