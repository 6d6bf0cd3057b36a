// The only file that must run before anything is installed: plain JavaScript, Node's own modules, one job.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const scripts = {
  start: 'dev/engines/start.ts',
  cluster: 'dev/engines/start-cluster.ts',
  test: 'test/support/run.ts',
  demo: 'dev/demo/run.ts',
  bench: 'dev/bench/run.ts',
  desks: 'dev/desks/run.ts',
  screenshots: 'dev/demo/screenshots.ts',
  gallery: 'dev/gallery/run.ts',
  repairflow: 'platform/repairflow.ts',
};

const [name = 'start', ...rest] = process.argv.slice(2);
const script = scripts[name];
if (!script) fail(`There is no command "${name}". Known: ${Object.keys(scripts).join(', ')}.`);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Node 20.19 or newer is needed, this is ${process.versions.node}.`);

install();
const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, script), ...rest], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

/** Installs what the lock file says, once per lock file. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.repairflow-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing the packages of package-lock.json (once, about a minute) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    fail(
      `"npm ci" did not succeed${error ? ` (${error.message})` : ''}. Check the network or the registry setting of npm, then try again.`,
    );
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
