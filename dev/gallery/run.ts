import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

interface Program {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** A page that follows what one writes; words go to Vite, e.g. `-- --port 5180`. */
const page = (words: readonly string[]): Program => ({
  args: ['node_modules/vite/bin/vite.js', 'console/gallery', ...words],
  env: {},
});
/** The tests that compare pictures write them anew; words choose among these tests. */
const pictures = (words: readonly string[]): Program => ({
  args: [
    'node_modules/jest/bin/jest.js',
    ...(words.length > 0 ? words : ['pictures.test']).flatMap((word) => ['--testPathPatterns', word]),
    '--selectProjects',
    'platform',
    'pages',
  ],
  env: { PICTURES: 'write' },
});

/** `npm run gallery`, and `npm run gallery -- pictures`. */
async function run([what, ...words]: readonly string[]): Promise<number> {
  const { args, env } = what === 'pictures' ? pictures(words) : page(what === undefined ? [] : [what, ...words]);
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

void run(process.argv.slice(2)).then((code) => process.exit(code));
