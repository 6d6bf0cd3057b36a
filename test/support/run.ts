import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildConsole } from '../../platform/engines/console';
import { startTestEngines } from './engines';

const root = path.resolve(__dirname, '../..');

/** `npm test`: the rules first, because they need nothing; then the engines, then everything that runs on them. */
async function main(): Promise<number> {
  const chosen = process.argv.slice(2);
  if (chosen.length > 0 && !chosen.some((word) => word === 'engine' || word === 'e2e')) return jest(chosen, {});
  await buildConsole((line) => void process.stderr.write(`${line}\n`));
  const engines = await startTestEngines();
  const interrupted = () => void engines.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await jest(chosen, engines.env);
  } finally {
    await engines.stop();
  }
}

const known = ['domain', 'model', 'replay', 'engine', 'e2e'];

/** Jest over all projects, or over those named; other words go to Jest as they are. Its last line says what passed and what failed. */
function jest(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const projects = words.filter((word) => known.includes(word));
  const rest = words.filter((word) => !known.includes(word));
  const args = [
    'node_modules/jest/bin/jest.js',
    ...rest,
    ...(projects.length > 0 ? ['--selectProjects', ...projects] : []),
  ];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
