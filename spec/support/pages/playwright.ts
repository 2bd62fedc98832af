import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { allowTime, findChromium } from './launch.js';

/** Opens pages for what people do with them: clicks, keys, colours, sizes, screenshots. They are never hidden. */
export interface Playwright {
  /** Opens an address in a context of its own, which shares nothing with other pages; it is closed after the spec. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
  /** The browser, for all else. */
  readonly browser: Browser;
}

/** Playwright with a Chromium for the specs of a suite. */
export function usePlaywright(): Playwright {
  let browser: Browser | undefined;
  const started = (): Browser => {
    if (!browser) throw new Error('Chromium is not started');
    return browser;
  };
  allowTime();
  beforeAll(async () => {
    const { program, flags } = await findChromium();
    browser = await chromium.launch({ executablePath: program, args: [...flags] });
  }, 60_000);
  afterEach(async () => {
    await Promise.all(
      started()
        .contexts()
        .map((context) => context.close()),
    );
  });
  afterAll(() => started().close(), 60_000);

  return {
    async open(url, options) {
      const context = await started().newContext(options);
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    get browser() {
      return started();
    },
  };
}
