/** Which program Chromium is, and what it is started with: as under Karma. */
export interface Launch {
  readonly program: string;
  readonly flags: readonly string[];
}

/** Finds Chromium. */
export async function findChromium(): Promise<Launch> {
  const { chromium, flags } = (await import(new URL('../../../.ci/chromium.mjs', import.meta.url).href)) as {
    readonly chromium: () => string;
    readonly flags: readonly string[];
  };
  return { program: chromium(), flags };
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
