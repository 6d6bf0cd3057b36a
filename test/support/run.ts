import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildConsole } from '../../dev/engines/console';
import { startTestEngines } from './engines';
import { findTimeServer } from '../../dev/engines/time-server';

const root = path.resolve(__dirname, '../..');

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const withoutPages = ['domain', 'platform', 'architecture', 'model', 'replay', 'api', 'engine', 'time', 'e2e'];
const known = [...withoutPages, 'pages'];
const onEngines = ['engine', 'e2e'];
/** A drill of seconds is twice as long as in the demo: several tests run at once, and nobody in it may come too late for that. */
const PACE = process.env['DEMO_PACE'] ?? '2';

/**
 * `npm test`: the console and the engines are got ready, then everything runs but the pages in Chromium, what takes longest first. `npm run test:pages`
 * runs those, for which an API in memory is enough.
 */
async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const chosen = words.some(isProject) || words.some(choosesItself) ? words : [...words, ...withoutPages];
  const runs = (projects: readonly string[]): boolean =>
    !chosen.some(isProject) || chosen.some((word) => projects.includes(word));
  const timeServer = runs(['time']) ? await findTimeServer(say).catch(unavailable) : undefined;
  const env = timeServer === undefined ? {} : { TIME_SERVER: timeServer };
  if (runs([...onEngines, 'pages'])) await buildConsole(say);
  if (!runs(onEngines)) return jest(chosen, env);
  const engines = await startTestEngines();
  const interrupted = () => void engines.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await jest(chosen, { DEMO_PACE: PACE, ...env, ...engines.env });
  } finally {
    await engines.stop();
  }
}

/** Stories that take weeks are left out where no server lets them pass. */
function unavailable(error: unknown): undefined {
  if (!(error instanceof Error)) throw error;
  say(`Time-skipping server: none, its tests are left out (${error.message})`);
}

const isProject = (word: string): boolean => known.includes(word);
/** Jest's own option, which is left to Jest. */
const choosesItself = (word: string): boolean => word.startsWith('--selectProjects');

/** Jest over all projects, or over those named; other words go to Jest as they are. Its last line says what passed and what failed. */
function jest(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const projects = words.filter(isProject);
  const rest = words.filter((word) => !isProject(word));
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
