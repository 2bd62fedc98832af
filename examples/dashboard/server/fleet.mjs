// The 24 jobs of the example: six queues, each a job server of its own, that differ in length and in what goes wrong.
import { startJobServer } from 'rxpoll/testing';

/** @import { Job, JobServer } from 'rxpoll/testing' */
/** @typedef {{ id: string, name: string, queue: string, trait: string, url: string }} ListedJob */

/** How often a job moves on by itself, from the first of a queue to the last, in seconds. */
const paces = [5, 8, 11, 14];

/** Answers 200 while a job goes on, with an ETag, and 304 while nothing has changed. */
const validated = { pendingStatus: 200 };

const queues = [
  {
    name: 'Reports',
    trait: 'quick',
    jobs: ['Revenue by region', 'Weekly churn', 'Cash flow forecast', 'Stock levels'],
    server: { steps: percents(5), delay: 80, faults: {} },
  },
  {
    name: 'Imports',
    trait: 'loses connections',
    jobs: ['Bank statements', 'Supplier prices', 'Leads from the fair', 'Legacy tickets'],
    failing: ['Legacy tickets'],
    server: { ...validated, steps: percents(7), asksPerStep: 2, delay: 120, faults: every(3, 'dropped') },
  },
  {
    name: 'Invoices',
    trait: 'limits its rate',
    jobs: ['Region north', 'Region east', 'Region south', 'Region west'],
    server: {
      ...validated,
      pendingHeaders: { RateLimit: '"default";r=0;t=25', 'RateLimit-Policy': '"default";q=1;w=25' },
      steps: percents(8),
      asksPerStep: 2,
      delay: 100,
      faults: every(5, 'unavailable'),
      retryAfter: 6,
    },
  },
  {
    name: 'Video',
    trait: 'asks for patience',
    jobs: ['Keynote, 1080p', 'Onboarding tour', 'Release clip', 'Webinar 14'],
    server: {
      ...validated,
      pendingHeaders: { 'X-Poll-Interval': '25' },
      steps: percents(8),
      asksPerStep: 3,
      delay: 1_200,
      faults: {},
    },
  },
  {
    name: 'Exports',
    trait: 'may fail',
    jobs: ['Customer ledger', 'Audit trail', 'Product catalogue', 'Usage events'],
    failing: ['Customer ledger', 'Product catalogue'],
    server: { steps: percents(7), delay: 150, faults: { 4: 'unavailable' }, retryAfter: 3 },
  },
  {
    name: 'Backups',
    trait: 'takes long',
    jobs: ['Orders database', 'Media library', 'Search index', 'Mail archive'],
    server: { ...validated, steps: percents(12), asksPerStep: 5, delay: 200, faults: every(9, 'dropped', 3) },
  },
];

/** Starts the job servers. */
export async function startFleet() {
  const servers = await Promise.all(
    // What the options say is checked by the server.
    queues.map(({ server }) => startJobServer(/** @type {Parameters<typeof startJobServer>[0]} */ (server))),
  );
  /** @type {NodeJS.Timeout[]} */
  let workers = [];

  return {
    /** Where a path of the API leads: `/api/reports/jobs/1` is job 1 of the first server. */
    resolve(/** @type {string} */ path) {
      const [, slug, rest] = /^\/api\/(\w+)(\/jobs\/\d+)$/.exec(path) ?? [];
      const server = servers[queues.findIndex(({ name }) => name.toLowerCase() === slug)];
      return server && rest !== undefined ? `${server.url}${rest}` : undefined;
    },

    /**
     * Submits the jobs anew, and lists them.
     *
     * @returns {Promise<readonly ListedJob[]>}
     */
    submit() {
      workers.forEach(clearInterval);
      workers = [];
      const submitted = paces.flatMap((pace, rank) =>
        queues.map(async ({ name: queue, trait, jobs, failing = [] }, index) => {
          const { url } = /** @type {JobServer} */ (servers[index]);
          const name = /** @type {string} */ (jobs[rank]);
          const body = JSON.stringify({ outcome: failing.includes(name) ? 'failed' : 'completed' });
          const path = (await fetch(`${url}/jobs`, { method: 'POST', body })).headers.get('location') ?? '';
          const slug = queue.toLowerCase();
          workers.push(work(url + path, pace * 1_000));
          return { id: `${slug}${path.replace('/jobs/', '-')}`, name, queue, trait, url: `/api/${slug}${path}` };
        }),
      );
      return Promise.all(submitted);
    },

    /** Stops everything. */
    async close() {
      workers.forEach(clearInterval);
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

/**
 * A job of this server moves on each time it is asked for. Here it shall go on by itself too, as it does in life, whether
 * the page asks or not: the worker asks in its place.
 *
 * @param {string} url
 * @param {number} interval
 */
function work(url, interval) {
  const worker = setInterval(() => {
    fetch(url)
      .then((response) => response.json())
      .then(
        (/** @type {Partial<Job>} */ { status }) => {
          if (status === 'completed' || status === 'failed') clearInterval(worker);
        },
        () => undefined, // a connection that the server has dropped
      );
  }, interval);
  return worker;
}

/**
 * Steps of progress, evenly from nothing to all.
 *
 * @param {number} count
 */
function percents(count) {
  return Array.from({ length: count }, (_, index) => Math.round((100 * (index + 1)) / (count + 1)));
}

/**
 * A fault at every nth request, or at some in a row.
 *
 * @param {number} n
 * @param {'dropped' | 'unavailable'} fault
 * @param {number} [row]
 */
function every(n, fault, row = 1) {
  const numbers = Array.from({ length: 300 }, (_, index) => index + 1).filter(
    (number) => number >= n && number % n < row,
  );
  return Object.fromEntries(numbers.map((number) => [number, fault]));
}
