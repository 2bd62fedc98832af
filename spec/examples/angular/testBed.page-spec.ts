import { bundle, compile } from '../../../examples/angular/build.js';
import { usePlaywright } from '../../support/pages/playwright.js';
import { useSite } from '../../support/pages/site.js';
import { prepare, root } from './prepare.js';

/** What `testBed/jasmineGlobals.ts` leaves in the page. */
interface Report {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

const folder = `${root}.cache/spec/examples/angular/`;
const modules = `${root}node_modules/`;

describe('examples/angular under TestBed', () => {
  const playwright = usePlaywright();
  const site = useSite({ scripts: {} });

  beforeAll(async () => {
    await prepare();
    await compile(`${root}spec/examples/angular/testBed/tsconfig.spec.json`);
    await bundle(`${folder}compiled/spec/examples/angular/testBed/main.js`, `${folder}testBed.js`, {
      define: {},
      minify: false,
      ignoreAnnotations: true, // the specs are side effects
    });
  }, 180_000);

  for (const [name, scripts] of [
    ['zoneless', []],
    ['with zone.js', [`${modules}zone.js/bundles/zone.umd.min.js`]],
  ] as const) {
    it(`passes its specs ${name}`, async () => {
      const page = await playwright.open(site.url);
      for (const path of [...scripts, `${modules}jasmine-core/lib/jasmine-core/jasmine.js`]) {
        await page.addScriptTag({ path });
      }
      await page.addScriptTag({ path: `${folder}testBed.js`, type: 'module' });
      await page.waitForFunction('globalThis.describe');
      await page.evaluate('jasmine.getEnv().execute()');
      const { passed, failed } = await page.evaluate<Report>('report');

      expect(failed).toEqual([]);
      expect(passed.length).toBeGreaterThan(0);
    }, 60_000);
  }
});
