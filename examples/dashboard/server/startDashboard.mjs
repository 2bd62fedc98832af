import { once } from 'node:events';
import { createServer } from 'node:http';
import { jobsApi } from './api.mjs';
import { buildPage } from './buildPage.mjs';
import { startFleet } from './fleet.mjs';

/**
 * Starts the dashboard: the page, its API, and the job servers behind it.
 *
 * @param {{ port: number }} options Port to listen on; 0 takes a free one.
 * @returns The address of the page, and what stops it all.
 * @throws Error with `code: 'EADDRINUSE'` if the port is taken, as a rejection.
 */
export async function startDashboard({ port }) {
  const fleet = await startFleet();
  const server = createServer();
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await fleet.close();
  };
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    const [page, api] = [await buildPage(), jobsApi(fleet)];
    server.on('request', (request, response) => {
      const file = page.get(new URL(request.url ?? '/', 'http://localhost').pathname);
      if (file) response.writeHead(200, { 'content-type': file.type }).end(file.content);
      else api(request, response);
    });
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    return { url: `http://127.0.0.1:${String(address.port)}/`, close };
  } catch (error) {
    await close();
    throw error;
  }
}
