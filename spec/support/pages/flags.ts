/** What Chromium is started with: as under Karma. */
export const flags: readonly string[] = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the browser. */
export async function findChromium(): Promise<string> {
  const finder: unknown = await import(new URL('../../../.ci/chromium.mjs', import.meta.url).href);
  return (finder as { chromium(): string }).chromium();
}

/** Lets the specs of a suite take longer than the five seconds of Jasmine: a browser on a busy machine is slow. */
export function allowTime(): void {
  let limit: number;
  beforeAll(() => {
    limit = jasmine.DEFAULT_TIMEOUT_INTERVAL;
    jasmine.DEFAULT_TIMEOUT_INTERVAL = 30_000;
  });
  afterAll(() => {
    jasmine.DEFAULT_TIMEOUT_INTERVAL = limit;
  });
}
