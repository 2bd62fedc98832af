import { fork } from 'node:child_process';
import { once } from 'node:events';

/** The server of `jobServer.ts`. */
export interface JobServer {
  /** Address of a job that is done each time it was asked so often; `0`: never. */
  urlOf(every: number, job?: number): string;
  /** How many sockets were open at a time, at most. */
  peakSockets(): Promise<number>;
}

let running: Promise<JobServer> | undefined;

/** Starts the server of this process, unless it runs. */
export function startJobServer(): Promise<JobServer> {
  return (running ??= start());
}

async function start(): Promise<JobServer> {
  const child = fork(new URL('./jobServer.js', import.meta.url), { execArgv: [] });
  child.on('exit', (code) => {
    throw new Error(`the server has ended: ${String(code)}`);
  });
  const told = async (): Promise<number> => {
    const [figure] = (await once(child, 'message')) as [number];
    return figure;
  };
  const port = await told();
  return {
    urlOf: (every, job = 0) => `http://127.0.0.1:${[port, every, job].join('/')}`,
    peakSockets: () => {
      child.send('sockets');
      return told();
    },
  };
}
