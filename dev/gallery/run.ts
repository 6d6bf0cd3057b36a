import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** `npm run gallery`: a page that follows what one writes. Other words go to Vite, e.g. `-- --port 5180`. */
async function run(words: readonly string[]): Promise<number> {
  const args = ['node_modules/vite/bin/vite.js', 'console/gallery', ...words];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

void run(process.argv.slice(2)).then((code) => process.exit(code));
