// Polls 2,000 jobs of an embedded server, which restarts in the middle: `npm run example:node-pipeline`
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { undiciTransport } from 'rxpoll/node';
import { startJobServer } from 'rxpoll/testing';
import { pollJobs } from './pollJobs.js';
import { submitJobs } from './submitJobs.js';

const count = 2_000;
const folder = await mkdtemp(join(tmpdir(), 'rxpoll-'));
const files = { input: join(folder, 'jobs.csv'), output: join(folder, 'results.ndjson') };

const server = await startJobServer({ steps: [50], faults: { 2: 'dropped' } });
const transport = undiciTransport({ connections: 32 });
await writeFile(files.input, await submitJobs(server.url, count, transport));

const bar = new SingleBar({
  format: '{bar} {value}/{total} jobs, {duration_formatted}{note}',
  barCompleteChar: '█',
  barIncompleteChar: '░',
  hideCursor: true,
});
bar.start(count, 0, { note: '' });
let ended = 0;
let failed = 0;
let restart: Promise<void> | undefined;

await pollJobs({
  ...files,
  api: server.url,
  transport,
  onResult: ({ status }) => {
    bar.update(++ended);
    if (status === 'rejected') failed++;
    if (ended < count / 2 || restart) return;
    bar.update({ note: ', the server restarts' });
    restart = server.restart('1s').then(() => bar.update({ note: ', the server has restarted' }));
  },
});

bar.stop();
await restart;
await transport.close();
await server.close();
console.log(`${String(ended - failed)} completed, ${String(failed)} failed; a line for each in ${files.output}`);
