import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../../platform/config';
import { channelsOf } from '../../platform/notify/channels';

test('L5 a gateway that redirects is not followed: the address of a customer goes where the settings say', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((req, res) => {
    asked.push(req.url);
    req.resume().on('end', () => res.writeHead(307, { Location: '/elsewhere' }).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const [gateway] = channelsOf(
    readConfig({
      GATEWAY_URL: `http://127.0.0.1:${port}/messages`,
      GATEWAY_SECRET: `whsec_${Buffer.alloc(24, 1).toString('base64')}`,
    }),
  );
  await expect(gateway?.send({ id: 'm-1', address: '13800000000', subject: 's', text: 't' })).rejects.toThrow();
  expect(asked).toEqual(['/messages']);
  server.close();
  server.closeAllConnections();
});
