import { TemporalProcesses } from '../../platform/temporal/temporal-processes';
import { runWorker } from '../../worker';

/** At which of the steps that its errands take this worker dies: before or after it has asked another process for something. */
const dieAt = Number(process.env['DIE_AT']);
let steps = 0;

function step(): void {
  steps += 1;
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
}

for (const name of ['start', 'signal'] as const) {
  const method = TemporalProcesses.prototype[name] as (...args: unknown[]) => Promise<unknown>;
  Object.assign(TemporalProcesses.prototype, {
    [name]: async function (this: TemporalProcesses, ...args: unknown[]): Promise<unknown> {
      step();
      const answer = await method.apply(this, args);
      step();
      return answer;
    },
  });
}

runWorker();
