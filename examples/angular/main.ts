// Builds the page, and serves it with an embedded job server, until Ctrl-C. PORT says where.
import { env, exit } from 'node:process';
import { startJobServer } from 'rxpoll/testing';
import { buildPage, pageFolder } from './build.js';
import { startServer } from './server.js';

const port = Number(env['PORT'] ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`PORT is a whole number from 0 to 65535, not "${String(env['PORT'])}".`);
}

const jobs = await startJobServer({ steps: [8, 17, 29, 42, 58, 71, 83, 94], delay: '200ms' });
const { url } = await startServer({ folder: pageFolder, api: jobs.url, port }).catch(refuse);
console.log('Building …');
await buildPage();
console.log(`Jobs are at ${url}; Ctrl-C ends.`);

function refuse(error: NodeJS.ErrnoException): never {
  const { code } = error;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
  const why = code === 'EACCES' ? 'may not be used' : 'is taken';
  return fail(`Port ${String(port)} ${why}. A free one: PORT=0 npm run example:angular`);
}

function fail(message: string): never {
  console.error(message);
  exit(1);
}
