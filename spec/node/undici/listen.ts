import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A server that listens. */
export interface Listening {
  /** Its port on the loopback, if it has one. */
  readonly port: number;
  /** How many connections it has been asked for, and how many there were at once at most. */
  readonly connections: { total: number; open: number; most: number };
  /** Resolves once no connection is open. */
  emptied(): Promise<void>;
  close(): Promise<void>;
}

/** Makes a server listen, on a port, by default a free one, or at a path, and count its connections. */
export async function listen(server: Server, path?: string | number): Promise<Listening> {
  const connections = { total: 0, open: 0, most: 0 };
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    connections.total++;
    connections.most = Math.max(connections.most, ++connections.open);
    socket.once('close', () => {
      sockets.delete(socket);
      connections.open--;
    });
  });
  if (typeof path !== 'string') server.listen(path ?? 0, '127.0.0.1');
  else server.listen(path);
  await once(server, 'listening');
  return {
    port: typeof path === 'string' ? 0 : (server.address() as AddressInfo).port,
    connections,
    emptied: async () => {
      await Promise.all([...sockets].map((socket) => once(socket, 'close')));
    },
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
