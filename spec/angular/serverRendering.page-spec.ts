import './rendering/serverMode.js';
import '@angular/compiler';
import { provideHttpClient } from '@angular/common/http';
import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication, provideClientHydration, withNoHttpTransferCache } from '@angular/platform-browser';
import type { BootstrapContext } from '@angular/platform-browser';
import { provideServerRendering, renderApplication } from '@angular/platform-server';
import { useChromium } from '../support/pages/chromium.js';
import { useSite } from '../support/pages/site.js';
import type { Answer, Request } from '../support/pages/site.js';
import { pause, until } from '../support/pages/until.js';
import { JobPage } from './rendering/jobPage.js';

const providers = [
  provideZonelessChangeDetection(),
  provideHttpClient(),
  provideClientHydration(withNoHttpTransferCache()),
  provideServerRendering(),
];

/** Renders the page as a server does. */
async function render(url: string): Promise<string> {
  const document =
    '<!doctype html><html lang="en"><body><job-page></job-page><script type="module" src="/page.js"></script>';
  return renderApplication((context: BootstrapContext) => bootstrapApplication(JobPage, { providers }, context), {
    document,
    url,
    allowedHosts: ['127.0.0.1'],
  });
}

describe('pollResource on a page that a server has rendered', () => {
  const chromium = useChromium();
  const site = useSite({ scripts: { '/page.js': new URL('./rendering/page.ts', import.meta.url) } });
  let job: (request: Request) => Answer;

  beforeEach(() => {
    job = ({ number }) => ({ body: { status: number === 1 ? 'running' : 'completed', progress: number * 50 } });
    site.answer = async (request: Request): Promise<Answer> =>
      request.path === '/jobs/42' ? job(request) : { body: await render(`${site.url}?${request.query.toString()}`) };
  });

  /** Opens the page, and waits until the application runs in the browser. */
  async function open(query: string): Promise<{ shown(): Promise<string> }> {
    const tab = await chromium.open(`${site.url}?job=42&${query}`);
    await until(() => tab.evaluate<boolean>(`document.documentElement.dataset.state === 'bootstrapped'`));
    return { shown: () => tab.evaluate(`document.querySelector('output').textContent`) };
  }

  it('waits for the first attempt, and not for the end of the poll', async () => {
    expect(await render(`${site.url}?job=42&delay=1h`)).toContain('resolved 50 %, attempt 1…');
    expect(site.requests('/jobs/42').length).toBe(1);
  });

  it('shows in the browser what the server has seen, without a second request', async () => {
    const page = await open('delay=1h');
    await pause(200);

    expect(await page.shown()).toBe('resolved 50 %, attempt 1…');
    expect(site.requests('/jobs/42').length).toBe(1);
  });

  it('goes on in the browser when the next attempt is due', async () => {
    const page = await open('delay=1s');
    const second = await site.arrived('/jobs/42', 2);
    await until(async () => (await page.shown()).includes('100'));

    expect(second.at - (site.requests('/jobs/42')[0]?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(await page.shown()).toBe('resolved 100 %, attempt 2');
  });

  it('asks nothing in the browser where the poll has come to its end on the server', async () => {
    job = () => ({ body: { status: 'completed', progress: 100 } });
    const page = await open('delay=10ms');
    await pause(200);

    expect(await page.shown()).toBe('resolved 100 %, attempt 1');
    expect(site.requests('/jobs/42').length).toBe(1);
  });

  it('begins anew in the browser where the poll has failed on the server', async () => {
    const answer = job;
    job = (request) => (request.number === 1 ? { status: 404 } : answer(request));

    expect(await render(`${site.url}?job=42`)).toContain('error  %, attempt ');

    job = answer;
    const page = await open('');
    await until(async () => (await page.shown()).includes('100'));

    expect(await page.shown()).toMatch(/^resolved 100 %, attempt [12]$/);
  });
});
