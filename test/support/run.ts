import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildConsole } from '../../dev/engines/console';
import { startTestEngines } from './engines';
import { findTimeServer } from '../../dev/engines/time-server';

const root = path.resolve(__dirname, '../..');

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `npm test`: the console and the engines are got ready, then everything runs, what takes longest first. */
async function main(): Promise<number> {
  const chosen = process.argv.slice(2);
  const runs = (projects: readonly string[]): boolean =>
    !chosen.some((word) => known.includes(word)) || chosen.some((word) => projects.includes(word));
  const timeServer = runs(['time']) ? await findTimeServer(say).catch(unavailable) : undefined;
  const env = timeServer === undefined ? {} : { TIME_SERVER: timeServer };
  if (!runs(onEngines)) return jest(chosen, env);
  await buildConsole(say);
  const engines = await startTestEngines();
  const interrupted = () => void engines.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await jest(chosen, { ...env, ...engines.env });
  } finally {
    await engines.stop();
  }
}

/** Stories that take weeks are left out where no server lets them pass. */
function unavailable(error: unknown): undefined {
  if (!(error instanceof Error)) throw error;
  say(`Time-skipping server: none, its tests are left out (${error.message})`);
}

const onEngines = ['engine', 'e2e'];
const known = ['domain', 'architecture', 'api', 'model', 'replay', 'time', ...onEngines];

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
