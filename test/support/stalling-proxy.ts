import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What must stand in one message of either side. */
type Words = readonly string[];

/** Stands before a server, and passes on what both sides say until it is told not to. */
export interface StallingProxy {
  readonly port: number;
  readonly isStalled: boolean;
  /** Clients that have gone away while something of theirs was kept back; the server hears it when it goes on, as one that hung finds it waiting. */
  readonly abandoned: number;
  /** Connections stay open and new ones are taken, but nothing is passed on, as of a server that hangs. */
  stall(): void;
  /** Passes on what was kept back, and everything afterwards. */
  resume(): void;
  /** Resolves when somebody has said these words, from which on nothing is passed on. */
  stallAt(words: Words): Promise<void>;
  /** Resolves when somebody has said these words; from there on nothing is passed on of this connection alone. */
  holdAt(words: Words): Promise<void>;
  /** Resolves when these words have been said so often from now on, and were passed on. */
  passes(words: Words, times: number): Promise<void>;
  close(): Promise<void>;
}

interface Connection {
  readonly client: Socket;
  readonly server: Socket;
  isHeld: boolean;
  /** What was kept back, and to whom it goes. */
  kept: { readonly to: Socket; readonly bytes: Buffer }[];
}
interface Expected {
  readonly words: Words;
  /** Answers whether it is expected no more. */
  readonly met: (connection: Connection) => boolean;
}

export async function stallingProxyTo(port: number, host = '127.0.0.1'): Promise<StallingProxy> {
  const connections = new Set<Connection>();
  let isStalled = false;
  let abandoned = 0;
  let expected: readonly Expected[] = [];

  const look = (connection: Connection, bytes: Buffer): void => {
    const said = bytes.toString('latin1');
    expected = expected.filter(({ words, met }) => !(words.every((word) => said.includes(word)) && met(connection)));
  };
  const pass = (connection: Connection, to: Socket, bytes: Buffer): void => {
    if (!isStalled && !connection.isHeld) look(connection, bytes);
    if (isStalled || connection.isHeld) connection.kept.push({ to, bytes });
    else if (to.writable) to.write(bytes);
  };
  const isKept = ({ isHeld, kept }: Connection): boolean => (isStalled || isHeld) && kept.length > 0;
  const leave = (connection: Connection): void => {
    if (isKept(connection)) abandoned += 1;
    else connection.server.end();
  };
  const release = (connection: Connection): void => {
    connection.isHeld = false;
    const { client, server, kept } = connection;
    for (const { to, bytes } of kept.splice(0)) if (to.writable) to.write(bytes);
    if (client.destroyed) server.end();
  };

  const listener = createServer((client) => {
    const server = connect(port, host);
    const connection: Connection = { client, server, isHeld: false, kept: [] };
    connections.add(connection);
    client.on('error', () => client.destroy()).on('close', () => leave(connection));
    server
      .on('error', () => server.destroy())
      .on('close', () => {
        connections.delete(connection);
        client.destroy();
      });
    client.on('data', (bytes) => pass(connection, server, bytes));
    server.on('data', (bytes) => pass(connection, client, bytes));
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const expect = (words: Words, met: (connection: Connection) => void, times = 1): Promise<void> =>
    new Promise((resolve) => {
      let left = times;
      const one = {
        words,
        met: (connection: Connection) => {
          left -= 1;
          if (left > 0) return false;
          met(connection);
          resolve();
          return true;
        },
      };
      expected = [...expected, one];
    });
  return {
    port: (listener.address() as AddressInfo).port,
    get isStalled() {
      return isStalled;
    },
    get abandoned() {
      return abandoned;
    },
    stall: () => (isStalled = true),
    resume: () => {
      isStalled = false;
      connections.forEach(release);
    },
    stallAt: (words) => expect(words, () => (isStalled = true)),
    holdAt: (words) => expect(words, (connection) => (connection.isHeld = true)),
    passes: (words, times) => expect(words, () => undefined, times),
    close: async () => {
      for (const { client, server } of connections) {
        client.destroy();
        server.destroy();
      }
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}
