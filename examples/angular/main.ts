// Builds the page, and serves it with an embedded job server, until Ctrl-C.
import { env } from 'node:process';
import { startJobServer } from 'rxpoll/testing';
import { buildPage } from './build.js';
import { startServer } from './server.js';

console.log('Building …');
const { folder } = await buildPage();
const jobs = await startJobServer({ steps: [8, 17, 29, 42, 58, 71, 83, 94], delay: '200ms' });
const { url } = await startServer({ folder, api: jobs.url, port: Number(env['PORT'] ?? 0) });
console.log(`Jobs are at ${url}; Ctrl-C ends.`);
