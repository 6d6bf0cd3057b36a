import type { Client } from '@temporalio/client';
import { serveApi } from '../../api/serve';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import * as scenarios from '../../dev/fixtures/scenarios';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { createActivities } from '../../activities';
import { createErrands } from '../../activities/errands';
import { operatorDesk } from '../../activities/operator-desk';
import { processDefinitions } from '../../domain/processes';
import type { Config } from '../../platform/config';
import { createLog } from '../../platform/log';
import { openDatabase } from '../../platform/mongo/database';
import { BatchingRecorder } from '../../platform/mongo/projections/batching-recorder';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { openBuilds, renew } from '../../platform/temporal/builds';
import { buildId } from '../../platform/temporal/build';
import { bundleWorkflows } from '../../platform/temporal/bundle';
import { openVault } from '../../platform/vault/open-vault';
import { connectTemporal } from '../../platform/temporal/connection';
import { connectWorker } from '../../platform/temporal/worker-connection';
import { TemporalProcesses } from '../../platform/temporal/temporal-processes';
import { createWorkers } from '../../platform/temporal/workers';
import { buildQueueOf } from '../../workflows/messages';
import { eventually } from '../support/eventually';
import { installRuntime, openTestStoreOn, seeded, testConfig } from '../support/store';

/** Orders under way when the release changes; `npm run torture` takes thirty. */
const ORDERS = Number(process.env['UPGRADED_ORDERS'] ?? 8);
const OLDER = 'older';
const log = createLog('test', 'silent');
const oil = scenarios.menuLine('MAINT-A', 'L-1');
const price = scenarios.totalOf([oil]);

/** API and worker of the release before. */
async function openOlderRelease(config: Config) {
  const database = openDatabase(config.MONGODB_URI, log);
  const { models, repositories } = database;
  const temporal = await connectTemporal(config);
  const taskQueue = buildQueueOf(config.TASK_QUEUE, OLDER);
  const processes = new TemporalProcesses(temporal, { taskQueue, answerWithinMs: config.ANSWER_WITHIN_MS });
  const connection = await connectWorker(config);
  const workers = await createWorkers({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueues: [taskQueue],
    workflowBundle: await bundleWorkflows(require.resolve('../upgrade/older-release'), []),
    activities: createActivities({
      recorder: new BatchingRecorder(new EventLog(models), { soonMs: 25, gapMs: 0 }),
      operators: operatorDesk(repositories.operatorTasks),
      carryOut: createErrands({ processes, repositories, log }),
    }),
  });
  const working = workers.run();
  const api = await serveApi({ config, log, database, processes, vault: await openVault(config, database) });
  let stopped: Promise<void> | undefined;
  const stopWorker = async (): Promise<void> => {
    workers.shutdown();
    await working;
    await Promise.all([database.close(), temporal.connection.close(), connection.close()]);
  };
  return { url: api.url, stopApi: () => api.stop(), stopWorker: () => (stopped ??= stopWorker()) };
}

/** A visit that stands still when it has come so far, until it is told to go on, perhaps with another API. */
class ParkedVisit {
  #goOn: (people: ApiUsers) => void = () => undefined;
  readonly #ended: Promise<void>;
  readonly parked: Promise<void>;

  constructor(
    readonly visit: RepairOrderClient,
    screens: number,
  ) {
    let sent = 0;
    let current = visit.people;
    let arrived = (): void => undefined;
    this.parked = new Promise((resolve) => (arrived = resolve));
    const told = new Promise<ApiUsers>((resolve) => (this.#goOn = resolve));
    const sendTogether = visit.sendTogether.bind(visit);
    visit.sendTogether = async (...args) => {
      if (sent === screens) {
        arrived();
        current = await told;
        Object.assign(visit, { people: current });
      }
      sent += 1;
      return sendTogether(...args);
    };
    this.#ended = visit.playInScreens([oil]);
  }

  async goOn(people: ApiUsers): Promise<void> {
    this.#goOn(people);
    await this.#ended;
  }
}

/** Why tasks failed in any run of this order. */
/** A command arrived while a run was about to hand over to the next one: the server gives the task again, with the command. Nothing has failed. */
const isOvertaken = ({ failure }: { readonly failure?: { readonly message?: string | null } | null }): boolean =>
  failure?.message === 'UnhandledCommand';

async function failedTasksOf(temporal: Client, number: string): Promise<readonly unknown[]> {
  const workflowId = processDefinitions.repairOrder.workflowId(number);
  const causes: unknown[] = [];
  for await (const { runId } of temporal.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    const { events } = await temporal.workflow.getHandle(workflowId, runId).fetchHistory();
    for (const { workflowTaskFailedEventAttributes: failed } of events ?? [])
      if (failed && !isOvertaken(failed)) causes.push(failed.cause, failed.failure?.message);
  }
  return causes;
}

test('D3 a release takes over orders at every place of a visit: none fails, the money is the same, each keeps its rules until it is renewed', async () => {
  installRuntime();
  const config = testConfig();
  await seeded(config);
  const older = await openOlderRelease(config);
  const before = new ApiUsers(older.url, DEMO_PASSWORD);
  const visits: ParkedVisit[] = [];
  for (let index = 0; index < ORDERS; index++) {
    const visit = await RepairOrderClient.open(before, 2 + index);
    visits.push(new ParkedVisit(visit, Math.floor((index * 21) / ORDERS)));
  }
  await Promise.all(visits.map(({ parked }) => parked));
  const note = async (people: ApiUsers, { visit }: ParkedVisit): Promise<string> => {
    Object.assign(visit, { people });
    await visit.do('wang', 'noteCondition', { note: '划痕' });
    const events = await visit.events();
    return events.findLast(({ type }) => type === 'conditionNoted').note as string;
  };
  expect(await note(before, visits[0]!)).toBe('旧版：划痕');

  await older.stopApi();
  const store = await openTestStoreOn(config);
  const { people, temporal } = store;
  try {
    const pinned = visits.filter((_visit, index) => index % 2 === 0);
    const renewed = visits.filter((_visit, index) => index % 2 === 1);
    expect(await note(people, pinned[0]!)).toBe('旧版：划痕');
    await Promise.all(pinned.map((visit) => visit.goOn(people)));

    const build = await buildId();
    const openOn = async (one: string): Promise<number> =>
      (await openBuilds(temporal, config.TASK_QUEUE)).find(({ build: known }) => known === one)?.processes ?? 0;
    const onOlder = `TaskQueue = '${buildQueueOf(config.TASK_QUEUE, OLDER)}' AND ExecutionStatus = 'Running'`;
    const openDays = async () => (await temporal.workflow.count(`${onOlder} AND WorkflowType = 'workshopDay'`)).count;
    // the follow-ups of those that were finished, the orders that still stand, and the days of the workshop that all of them are planned on
    await eventually(
      'the finished orders to end',
      async () => (await openOn(OLDER)) - (await openDays()) === pinned.length + renewed.length,
    );
    const asked = new Set<string>();
    // Temporal lists what began in the last seconds later, so an operator asks until nothing is left
    await eventually('every order to be on the new build', async () => {
      for await (const id of renew(temporal, config.TASK_QUEUE, build, new Date())) asked.add(id);
      return (await openOn(OLDER)) === 0;
    });
    for (const { visit } of renewed) expect(asked).toContain(processDefinitions.repairOrder.workflowId(visit.number));
    await older.stopWorker();
    expect(await note(people, renewed[0]!)).toBe('划痕');
    await Promise.all(renewed.map((visit) => visit.goOn(people)));

    for (const { visit } of visits) {
      expect(await visit.read()).toMatchObject({ stage: 'delivered', payments: [{ amount: price }] });
      expect(await failedTasksOf(temporal, visit.number)).toEqual([]);
    }
  } finally {
    await Promise.all([older.stopWorker(), store.stop()]);
  }
});
