// Starts the server before the first spec and stops it after the last; `../faultServer.ts` finds it by this name.
import { startFaultServer } from './faultServer.mjs';

let server;
beforeAll(async () => {
  server = await startFaultServer();
  globalThis.rxpollFaultServer = server.url;
});
afterAll(() => server.close());
