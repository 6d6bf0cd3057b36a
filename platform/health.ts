import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const ANSWER_WITHIN_MS = 2_000;

/** Whether a check resolves soon enough for whoever asks about health. */
export const answersWithin = async (check: Promise<unknown>): Promise<boolean> =>
  Promise.race([check.then(() => true), wait(ANSWER_WITHIN_MS, false, { ref: false })]).catch(() => false);

/** Answers `/healthz` as long as the program turns, and `/readyz` with 200 or 503. */
export async function serveHealth(
  { HOST, HEALTH_PORT }: { readonly HOST: string; readonly HEALTH_PORT?: number | undefined },
  isReady: () => Promise<boolean>,
): Promise<Server> {
  const server = createServer((req, res) => {
    const answer = (status: number, word: string): void => {
      res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ status: word }));
    };
    if (req.url === '/healthz') answer(200, 'alive');
    else if (req.url === '/readyz')
      void isReady().then((ready) => (ready ? answer(200, 'ready') : answer(503, 'notReady')));
    else answer(404, 'notFound');
  });
  server.listen(HEALTH_PORT, HOST);
  await once(server, 'listening');
  return server;
}
