// Outlives the process that started the engines by a few seconds: when its pipe closes, for whatever reason, kill -9
// included, it ends every process it was told of. One line per message: `+pid` is born, `-pid` is gone.
import { createInterface } from 'node:readline';

const alive = new Set();
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) alive.add(pid);
  else alive.delete(pid);
});
lines.on('close', () => {
  signalAll('SIGTERM');
  setTimeout(() => {
    signalAll('SIGKILL');
    process.exit(0);
  }, 5_000);
});

function signalAll(signal) {
  for (const pid of alive) {
    try {
      process.kill(pid, signal);
    } catch {
      alive.delete(pid); // already gone
    }
  }
  if (alive.size === 0) process.exit(0);
}
process.on('SIGINT', () => undefined);
