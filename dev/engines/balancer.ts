import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { createProxyServer } from 'httpxy';

/** One address in front of several APIs. */
export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

const problem = (res: ServerResponse, status: number, title: string): void => {
  res.writeHead(status, { 'Content-Type': 'application/problem+json', 'Retry-After': '1' });
  res.end(JSON.stringify({ type: 'about:blank', status, title }));
};

const isRefused = (error: unknown): boolean => (error as { code?: string }).code === 'ECONNREFUSED';

/**
 * Takes the APIs in turn. One that refuses the connection is passed over; when one dies while it works on a request, nobody
 * knows how far it came, so the client is told 502 and repeats the request under its key.
 */
export async function balance(port: number, targets: readonly string[]): Promise<Balancer> {
  const proxy = createProxyServer({ xfwd: true, proxyTimeout: 0 });
  // whoever listens to a stream learns that it has begun before the first event comes
  proxy.on('proxyRes', (_answer, _req, res) => void setImmediate(() => res.flushHeaders()));
  let turn = 0;
  const pass = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const body = await buffer(req);
    for (const _try of targets) {
      const target = targets[turn++ % targets.length]!;
      try {
        // a second try sends the body once more
        return await proxy.web(req, res, { target, buffer: Readable.from(body.length > 0 ? [body] : []) });
      } catch (error) {
        if (isRefused(error)) continue;
        if (res.headersSent) return void res.destroy();
        return problem(res, 502, 'The API died while it worked on this request; send it again under the same key.');
      }
    }
    problem(res, 503, 'No API answers.');
  };
  const server = createServer((req, res) => void pass(req, res).catch(() => res.destroy()));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
