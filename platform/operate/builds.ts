import type { Client } from '@temporalio/client';
import { buildQueueOf } from '../../workflows/messages';
import { buildId } from '../temporal/build';
import { openBuilds, renew as askForFreshRuns } from '../temporal/builds';
import { writtenDown } from '../audit/operator-act';
import { UserFacingError } from '../user-facing-error';
import { say, withEncrypted, withRepositories, type Verb } from './verb';

const DAY_MS = 24 * 3_600_000;

/** Which builds still carry on processes: the worker of a build that is not in the list can be stopped. */
export const builds: Verb = {
  usage: 'builds',
  does: 'how many open processes each build carries on',
  run: () =>
    withEncrypted(async (client, _database, { TASK_QUEUE: taskQueue }) => {
      const own = await buildId();
      const open = await openBuilds(client, taskQueue);
      for (const { build, processes } of open)
        say(`${build}  ${String(processes).padStart(7)} open processes${build === own ? ', this build' : ''}`);
      if (open.length === 0) say('No process is open.');
    }),
};

/** Days in `30d`; 0 when nothing is said. */
function daysIn(words: readonly string[]): number {
  const [word, age, ...more] = words;
  if (word === undefined) return 0;
  const days = /^(\d{1,4})d$/.exec(age ?? '')?.[1];
  if (word !== '--older-than' || days === undefined || more.length > 0)
    throw new UserFacingError('Say which: repairflow renew [--older-than 30d].');
  return Number(days);
}

async function assertWorker({ workflowService, options }: Client, queue: string): Promise<void> {
  const { pollers } = await workflowService.describeTaskQueue({
    namespace: options.namespace,
    taskQueue: { name: queue },
    taskQueueType: 1,
  });
  if (!pollers?.length) throw new UserFacingError('No worker of this build is running: start it first.');
}

/** Processes of other builds go on in a fresh run by this build. */
export const renew: Verb = {
  usage: 'renew [--older-than 30d]',
  does: 'has this build carry on the open processes of other builds',
  run: (words) =>
    withEncrypted(async (client, _database, { TASK_QUEUE: taskQueue }) => {
      await withRepositories((repositories) => writtenDown(repositories, { verb: 'renew' }, async () => undefined));
      const startedBefore = new Date(Date.now() - daysIn(words) * DAY_MS);
      const build = await buildId();
      await assertWorker(client, buildQueueOf(taskQueue, build));
      let asked = 0;
      for await (const workflowId of askForFreshRuns(client, taskQueue, build, startedBefore)) {
        asked += 1;
        say(workflowId);
      }
      say(`${asked} processes were asked to go on by build ${build}.`);
    }),
};
