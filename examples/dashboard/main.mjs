// `npm run dashboard`: serves the dashboard and its jobs until Ctrl-C. PORT says where.
import { env, exit } from 'node:process';
import { startDashboard } from './server/startDashboard.mjs';

const port = Number(env['PORT'] ?? 5240);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`PORT is a whole number from 0 to 65535, not "${String(env['PORT'])}".`);
}

try {
  const dashboard = await startDashboard({ port });
  console.log(
    `\n  The dashboard: ${dashboard.url}\n\n  24 jobs begin when the page is first opened; Start over begins them anew. Ctrl-C ends it.\n`,
  );
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void dashboard.close().then(() => exit(0)));
  }
} catch (error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
  const why = code === 'EACCES' ? 'may not be used' : 'is taken';
  fail(`Port ${String(port)} ${why}. A free one: PORT=0 npm run dashboard`);
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  exit(1);
}
