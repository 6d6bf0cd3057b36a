import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { balance, type Balancer } from '../../dev/engines/balancer';
import { freePort } from '../../dev/engines/ports';

const servers: Server[] = [];
let balancer: Balancer | undefined;

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const named =
  (name: string): RequestListener =>
  (req, res) =>
    void req.pipe(res.writeHead(200, { 'X-Name': name }));

afterEach(async () => {
  await balancer?.close();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

test('requests go to every API in turn, and past one that is dead, with their bodies', async () => {
  const dead = `http://127.0.0.1:${await freePort()}`;
  balancer = await balance(await freePort(), [await listen(named('a')), dead, await listen(named('b'))]);
  const answers = [];
  for (let n = 0; n < 4; n++) {
    const answer = await fetch(balancer.url, { method: 'POST', body: `body ${n}` });
    answers.push([answer.headers.get('X-Name'), await answer.text()]);
  }
  expect(answers.map(([, body]) => body)).toEqual(['body 0', 'body 1', 'body 2', 'body 3']);
  expect(new Set(answers.map(([name]) => name))).toEqual(new Set(['a', 'b']));
});

test('when an API dies on the way, the client is told to send again; nobody else gets the request', async () => {
  let asked = 0;
  const dying = await listen((req) => {
    asked += 1;
    req.socket.destroy();
  });
  balancer = await balance(await freePort(), [dying, dying]);
  expect((await fetch(balancer.url, { method: 'POST', body: 'x' })).status).toBe(502);
  expect(asked).toBe(1);
});

test('without any API the answer is 503', async () => {
  balancer = await balance(await freePort(), [`http://127.0.0.1:${await freePort()}`]);
  expect((await fetch(balancer.url)).status).toBe(503);
});

test('a stream of events arrives as it is written', async () => {
  let write = (_words: string): void => undefined;
  const streaming = await listen((_req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
    write = (words) => void res.write(words);
  });
  balancer = await balance(await freePort(), [streaming]);
  const answer = await fetch(balancer.url);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (const words of ['data: 1\n\n', 'data: 2\n\n']) {
    write(words);
    expect((await reader.read()).value).toBe(words);
  }
  await reader.cancel();
});
