import { createServer, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const listenOn = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });

export const isFree = async (port: number): Promise<boolean> => (await listenOn(port)) !== undefined;

/** The preferred port when it is free, else any free one. */
export async function freePort(preferred?: number): Promise<number> {
  const port = (preferred === undefined ? undefined : await listenOn(preferred)) ?? (await listenOn(0));
  if (port === undefined) throw new Error('No port is free on 127.0.0.1.');
  return port;
}

/** The first free port from this one upwards, for whoever keeps ports as small numbers. */
export async function nextFreePort(from: number): Promise<number> {
  for (let port = from; port < 32_768; port++) if (await isFree(port)) return port;
  throw new Error(`No port from ${from} to 32767 is free on 127.0.0.1.`);
}

const accepts = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const answer = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });

/** Resolves when something accepts connections there; false when nothing has within the time, or `gone` says it never will. */
export async function reachable(host: string, port: number, withinMs: number, gone = () => false): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end && !gone(); await wait(50))
    if (await accepts(host, port)) return true;
  return false;
}
