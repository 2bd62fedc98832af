// `npm run dashboard`: serves the dashboard and its jobs until Ctrl-C. PORT says where.
import { env, exit } from 'node:process';
import { startDashboard } from './server/startDashboard.mjs';

const port = Number(env['PORT'] ?? 5240);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`PORT is a whole number from 0 to 65535, not "${String(env['PORT'])}".`);
}

try {
  const dashboard = await startDashboard({ port });
  console.log(`\n  The dashboard: ${dashboard.url}\n\n  24 jobs begin when the page is opened. Ctrl-C ends it.\n`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void dashboard.close().then(() => exit(0)));
  }
} catch (error) {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
  fail(`Port ${String(port)} is taken. Choose another: PORT=${String(port + 1)} npm run dashboard`);
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  exit(1);
}
