import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { execPath } from 'node:process';
import { text } from 'node:stream/consumers';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { BuiltPage } from '../../../examples/angular/build.js';
import { buildPage } from '../../../examples/angular/build.js';
import type { PageServer } from '../../../examples/angular/server.js';
import { startServer } from '../../../examples/angular/server.js';
import { startJobServer } from '../../../testing/index.js';
import type { JobServer, JobServerOptions } from '../../../testing/index.js';
import { usePlaywright } from '../../support/pages/playwright.js';
import { pause, until } from '../../support/pages/until.js';
import { prepare, root } from './prepare.js';

const axe = createRequire(import.meta.url).resolve('axe-core');

describe('examples/angular', () => {
  const playwright = usePlaywright();
  let built: BuiltPage;
  let jobs: JobServer;
  let server: PageServer;
  let requests: IncomingMessage[];

  beforeAll(async () => {
    await prepare();
    built = await buildPage();
  }, 180_000);
  beforeEach(() => (requests = []));
  afterEach(async () => {
    await server.close();
    await jobs.close();
  });

  const open = async (options: JobServerOptions = {}, context: BrowserContextOptions = {}): Promise<Page> => {
    jobs = await startJobServer({ steps: [50], faults: {}, ...options });
    const { folder } = built;
    server = await startServer({ folder, api: jobs.url, onRequest: (request) => requests.push(request) });
    return playwright.open(server.url, context);
  };
  const count = (method: string): number => requests.filter((request) => request.method === method).length;

  it('shows a job from its submission to its result, through faults, at a gentler and gentler pace', async () => {
    const page = await open({ faults: { 2: 'unavailable', 3: 'dropped' }, retryAfter: 0 });
    await page.getByRole('button', { name: 'Submit job' }).click();
    const bar = page.getByRole('progressbar', { name: 'Job 1' });
    const progress = () => bar.evaluate((it: HTMLProgressElement) => it.value);
    await page.getByText('Job 1 is submitted.').waitFor();

    expect(await progress()).toBe(0);
    await page.getByText('Job 1: Running').waitFor();

    expect(await progress()).toBe(50);
    await page.getByText('Its report is at /reports/1').waitFor();

    expect(await progress()).toBe(100);
    const article = page.getByRole('article', { name: 'Job 1' });

    expect((await article.getByRole('status').innerText()).replace(/\s+/g, ' ')).toBe('Job 1: Completed');
    expect(await page.getByText('3 attempts').count()).toBe(1);
    expect(requests.map(({ method, url }) => `${String(method)} ${String(url)}`)).toEqual([
      'POST /jobs',
      ...Array<string>(5).fill('GET /jobs/1'),
    ]);
  }, 20_000);

  it('sends all that it asks through its interceptor', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Submit job' }).click();
    await until(() => count('GET') === 2);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await until(() => count('DELETE') === 1);

    expect(new Set(requests.map(({ headers }) => headers['x-client']))).toEqual(new Set(['jobs-page']));
  });

  it('asks no more for what is cancelled, and tells the server', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Submit job' }).click();
    await page.getByText('1 attempt').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Job 1: Cancelled').waitFor();
    const asked = count('GET');
    await pause(1_500); // the next attempt was due after a second

    expect([count('GET'), count('DELETE')]).toEqual([asked, 1]);
    const response = await fetch(`${jobs.url}/jobs/1`);

    expect(await response.json()).toEqual(jasmine.objectContaining({ status: 'cancelled' }));
  });

  it('says why a job has failed', async () => {
    const page = await open({ steps: [] });
    await page.getByLabel('Fails').check();
    await page.getByRole('button', { name: 'Submit job' }).click();
    await page.getByText('Job 1: Failed').waitFor();

    expect(await page.getByText('The server says: the disk is full').count()).toBe(1);
  });

  it('says that there is no answer, and asks again when told', async () => {
    const page = await open({ steps: [] });
    await page.route('**/jobs/1', (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByRole('button', { name: 'Submit job' }).click();
    await page.getByText('The server does not know this job').waitFor();
    await page.unroute('**/jobs/1');
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByText('Its report is at /reports/1').waitFor();

    expect(await page.getByText('Job 1: Completed').count()).toBe(1);
  });

  it('is used by keyboard alone', async () => {
    const page = await open();
    const { keyboard } = page;
    await keyboard.press('Tab');
    await keyboard.press('ArrowDown');

    expect(await page.getByLabel('Fails').isChecked()).toBe(true);
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.getByText('Job 1: Cancelled').waitFor();

    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Job 1');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [name, width] of [
      ['phone', 390],
      ['wide screen', 1440],
    ] as const) {
      it(`breaks no rule of axe on a ${colorScheme} ${name}, nor its width`, async () => {
        const page = await open({ steps: [] }, { colorScheme, viewport: { width, height: 844 } });
        const submit = page.getByRole('button', { name: 'Submit job' });
        await page.addScriptTag({ path: axe });
        const broken = [await violations(page)];
        await submit.click();
        await page.getByText('Job 1: Completed').waitFor();
        await page.getByLabel('Fails').check();
        await submit.click();
        await page.getByText('Job 2: Failed').waitFor();
        await page.route('**/jobs/3', (route) => route.fulfill({ status: 404, body: '' }));
        await submit.click();
        await page.getByText('Job 3: No answer').waitFor();
        await submit.click();
        await page.getByRole('button', { name: 'Cancel' }).click();
        await page.getByText('Job 4: Cancelled').waitFor();
        await page.route('**/jobs/5', (route) =>
          route.fulfill({ status: 202, json: { status: 'running', progress: 40 } }),
        );
        await submit.click();
        await page.getByText('Job 5: Running').waitFor();
        broken.push(await violations(page));

        expect(broken).toEqual([[], []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }, 20_000);
    }
  }

  it('holds neither a compiler nor zones', async () => {
    await open();
    const inputs = Object.keys(built.metafile.inputs);
    const code = await readFile(`${built.folder}main.js`, 'utf8');

    expect(inputs.filter((path) => /@angular\/compiler|zone\.js|cross-fetch/.test(path))).toEqual([]);
    expect(inputs.filter((path) => path.includes('@angular/core')).length).toBeGreaterThan(0);
    expect(code).not.toContain('ɵɵngDeclareFactory({');
  });

  it('pauses while there is no network, and goes on with the next attempt when there is', async () => {
    const page = await open({ steps: [20, 40, 60] });
    await page.getByRole('button', { name: 'Submit job' }).click();
    await page.getByText('1 attempt').waitFor();
    await page.context().setOffline(true);
    await page.getByText('Paused while you are offline').waitFor();
    const asked = count('GET');
    await pause(1_500); // the next attempt was due after a second

    expect(count('GET')).toBe(asked);
    await page.context().setOffline(false);
    await page.getByText('Job 1: Completed').waitFor();

    expect(count('GET')).toBeGreaterThan(asked);
  }, 20_000);

  for (const [port, said] of [
    ['taken', /^Port \d+ is taken\. A free one: PORT=0 npm run example:angular\n$/],
    ['many', /^PORT is a whole number from 0 to 65535, not "many"\.\n$/],
  ] as const) {
    it(`says in a line what is wrong with a PORT that is ${port}, before it builds`, async () => {
      await open();
      const env = { ...process.env, PORT: port === 'taken' ? new URL(server.url).port : port };
      const child = spawn(execPath, ['--import', 'tsx', `${root}examples/angular/main.ts`], { env });
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);

      expect([stdout, child.exitCode]).toEqual(['', 1]);
      expect(stderr).toMatch(said);
    }, 20_000);
  }

  it('is served by one command, until it is told to end', async () => {
    await open();
    const child = spawn(execPath, ['--import', 'tsx', `${root}examples/angular/main.ts`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    const url = await new Promise<string>((resolve) => {
      child.stdout.on('data', () => {
        const [found] = /http:\S+\//.exec(output) ?? [];
        if (found) resolve(found);
      });
    });
    const response = await fetch(url);

    expect(await response.text()).toContain('<app-jobs>');
    child.kill('SIGINT');

    expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
  }, 60_000);
});

/** What axe finds on a page: the rule that is broken, and where. */
function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
