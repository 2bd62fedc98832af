import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Options of {@link startServer}. */
export interface ServerOptions {
  /** Folder of the page. */
  readonly folder: string;
  /** Address of the job server. */
  readonly api: string;
  /** Port to listen on; 0 takes a free one. */
  readonly port?: number;
  /** Told of each request that is handed on to the job server. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** A server that {@link startServer} has started. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The files of the page, by path. */
const files: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  '/': { name: 'index.html', type: 'text/html' },
  '/main.js': { name: 'main.js', type: 'text/javascript' },
  '/styles.css': { name: 'styles.css', type: 'text/css' },
};

/** Serves the page, and hands on what it asks about jobs: to the browser they are of one origin, as behind a gateway. */
export async function startServer({ folder, api, port = 0, onRequest }: ServerOptions): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { url = '/' } = request;
    const file = files[url];
    if (file) {
      readFile(folder + file.name).then(
        (content) => response.writeHead(200, { 'content-type': `${file.type}; charset=utf-8` }).end(content),
        () => response.writeHead(503, { 'retry-after': '5' }).end('The page is being built.'),
      );
    } else if (url.startsWith('/jobs')) {
      onRequest?.(request);
      handOn(request, response, new URL(url, api));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Asks in the name of another. What breaks off on one side breaks off on the other. */
function handOn(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const { method = 'GET', headers } = request;
  const onward = ask(url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
