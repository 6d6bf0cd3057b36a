import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Figure } from './figures';

const root = path.resolve(__dirname, '../..');

/** `npm start` to its own line "ready", with packages, engines and bundle cached and a store already loaded. */
async function startOnce(): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['dev/engines/bootstrap.mjs', 'start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const ready = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Repairflow is ready')) resolve((performance.now() - began) / 1000);
    });
    child.once('exit', () => reject(new Error(`npm start ended before it was ready: ${output.slice(-300)}`)));
  });
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('exit', resolve));
  return ready;
}

/** Twice: the first run fills what may be missing. */
export async function warmStart(say: (line: string) => void): Promise<Figure> {
  say('warm start …');
  await startOnce();
  return { name: 'start.warmSeconds', value: await startOnce(), unit: 's' };
}
