import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import path from 'node:path';
import { ApiUsers } from '../fixtures/api-users';
import { DEMO_PASSWORD } from '../fixtures/store';
import { playDay } from './day';

const root = path.resolve(__dirname, '../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const alive = async (base: string): Promise<boolean> =>
  fetch(`${base}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The server at REPAIRFLOW_URL or on the usual port, else one of our own for the length of the demo. */
async function findServer(): Promise<{ base: string; stop: () => void }> {
  const base = process.env['REPAIRFLOW_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? 3000}`;
  if (await alive(base)) return { base, stop: () => undefined };
  if (process.env['REPAIRFLOW_URL'])
    throw new Error(`Nothing is ready at ${base}. Start it there, or unset REPAIRFLOW_URL.`);
  say('No server is running; starting one for the demo …');
  const server = spawn(process.execPath, ['--import', 'tsx', 'dev/engines/start.ts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let ended = false;
  server.once('exit', () => (ended = true));
  while (!(await alive(base))) {
    if (ended) throw new Error('The server did not start; see above.');
    await wait(300);
  }
  return { base, stop: () => void server.kill('SIGINT') };
}

/** Ends non-zero when anything differs from the script. */
async function main(): Promise<void> {
  const { base, stop } = await findServer();
  const failed = await playDay(new ApiUsers(base, DEMO_PASSWORD), say, () => process.stderr.write('.'));
  stop();
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
