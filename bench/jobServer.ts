// A server of jobs that is a process of its own, so that what it costs falls on nobody who is measured. It tells its parent
// its port, and, when asked, how many sockets were open at most; it ends with its parent.
//
// `/25/7` is job 7, which is done each 25th time that it is asked; `/0/7` is never. `/0/7/new` answers with 200 KB that are
// new each time, `/0/7/same` with the same each time, and `/0/7/tagged` with an `ETag`, so that it can be asked for by it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [pending, done] = ['running', 'succeeded'].map((status) => JSON.stringify({ id: 'job-42', status }));
const steps = Array.from({ length: 2_000 }, (_, id) => ({
  id,
  name: `step ${String(id)}`,
  state: 'done',
  took: id * 1.5,
  tags: ['a', 'b'],
  at: '2024-01-01T00:00:00Z',
}));
const long = JSON.stringify({ status: 'running', steps }).slice(0, -1);
const asked = new Map<string, number>();
let open = 0;
let peak = 0;

const server = createServer(({ url = '/', headers }, response) => {
  const times = (asked.get(url) ?? 0) + 1;
  asked.set(url, times);
  const kind = url.split('/')[3];
  if (kind !== undefined) {
    const isKnown = headers['if-none-match'] !== undefined;
    response.writeHead(isKnown ? 304 : 200, kind === 'tagged' ? { etag: '"1"' } : {});
    response.end(isKnown ? undefined : `${long},"asked":${kind === 'new' ? String(times) : '0'}}`);
    return;
  }
  const isDone = times % Number(url.split('/')[1]) === 0;
  response.writeHead(isDone ? 200 : 202, { 'content-type': 'application/json' }).end(isDone ? done : pending);
});
server.keepAliveTimeout = 0; // a socket is not closed while others are measured
server.on('connection', (socket) => {
  peak = Math.max(peak, ++open);
  socket.on('close', () => open--);
});
server.listen(0, '127.0.0.1', 10_000, () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => process.send?.(peak)).on('disconnect', () => process.exit());
