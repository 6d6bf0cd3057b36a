import type { ChildProcess } from 'node:child_process';
import { ChildProcessGroup } from '../../dev/engines/child-process-group';
import { Service } from '../../dev/engines/service';
import { eventually } from '../support/eventually';

const forever = ['-e', 'setInterval(() => undefined, 1_000)'];

test('a program that dies is started again, also when a start in between fails, until it is stopped', async () => {
  const family = new ChildProcessGroup();
  const said: string[] = [];
  const started: ChildProcess[] = [];
  let failing = false;
  const service = new Service(
    'program',
    async () => {
      if (failing) {
        failing = false;
        throw new Error('not this time');
      }
      started.push(family.spawn(process.execPath, forever));
      return started.at(-1)!;
    },
    (line) => said.push(line),
  );
  try {
    await service.start();
    failing = true;
    service.signal('SIGKILL');
    await eventually('a second start', async () => started.length === 2);
    expect(said).toEqual(['The program ended (SIGKILL); starting it again.', 'not this time']);
    await service.stop();
    expect(started[1]!.signalCode).toBe('SIGTERM');
    expect(started).toHaveLength(2);
  } finally {
    await family.stop();
  }
});

test('a first start that fails is told to whoever wanted it', async () => {
  const service = new Service(
    'program',
    () => Promise.reject(new Error('broken')),
    () => undefined,
  );
  await expect(service.start()).rejects.toThrow('broken');
});
