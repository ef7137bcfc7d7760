import { createSocket, type Socket } from 'node:dgram';
import { createServer } from 'node:net';

/** Listens on the loopback address and must never hear anything. */
export interface Listener {
  readonly port: number;
  /** One line for each connection or packet. */
  readonly hits: readonly string[];
  /** What is listened to, for the report. */
  readonly hears: readonly string[];
  close(): void;
}

/** Starts listening: TCP and UDP on one port, and UDP 53 (where a resolver without configuration asks) if allowed. */
export async function listen(): Promise<Listener> {
  const hits: string[] = [];
  const hears: string[] = [];
  const server = createServer((socket) => {
    hits.push('TCP connection');
    socket.on('data', (data) => hits.push(`TCP: ${data.toString('latin1').slice(0, 200)}`));
    socket.on('error', (error) => hits.push(`TCP: ${error.message}`));
    socket.end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  hears.push(`TCP ${port}`);
  const sockets: Socket[] = [];
  for (const wanted of [port, 53]) {
    const socket = createSocket('udp4');
    const bound = await new Promise<boolean>((resolve) => {
      socket.once('error', () => resolve(false));
      socket.bind(wanted, '127.0.0.1', () => resolve(true));
    });
    if (!bound) continue;
    socket.on('message', (message) =>
      hits.push(`UDP ${wanted}: ${message.toString('latin1').slice(0, 200)}`),
    );
    hears.push(`UDP ${wanted}`);
    sockets.push(socket);
  }
  return {
    port,
    hits,
    hears,
    close: () => {
      server.close();
      for (const socket of sockets) socket.close();
    },
  };
}
