import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serveHealth } from '../../platform/health';

test('a worker is alive as long as it turns, and ready only when it can work', async () => {
  let ready = false;
  const server = await serveHealth({ HOST: '127.0.0.1', HEALTH_PORT: 0 }, async () => ready);
  const status = async (place: string): Promise<number> =>
    (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${place}`)).status;
  try {
    expect([await status('/healthz'), await status('/readyz'), await status('/else')]).toEqual([200, 503, 404]);
    ready = true;
    expect(await status('/readyz')).toBe(200);
  } finally {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
});
