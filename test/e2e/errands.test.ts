import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { once } from 'node:events';
import { startApi } from '../../api/server';
import { ApiUsers } from '../../dev/fixtures/api-users';
import * as complaints from '../../dev/fixtures/complaint-scenarios';
import { FollowUpClient } from '../../dev/fixtures/follow-up-client';
import { maintenanceInScreens } from '../../dev/fixtures/repair-order-client';
import { DEMO_PASSWORD, drillPolicy } from '../../dev/fixtures/store';
import type { Config } from '../../platform/config';
import { createLog } from '../../platform/log';
import { connectMongo } from '../../platform/mongo/connection';
import { modelsOn } from '../../platform/mongo/models';
import { eventually } from '../support/eventually';
import { Processes } from '../support/processes';
import { seeded, testConfig } from '../support/store';

/** How many workers die; `npm run torture -- errands` takes all steps. */
const DEATHS = Number(process.env['ERRAND_DEATHS'] ?? 2);

/** A worker that dies at the first step of an errand, then one that dies at the second, and so on, and in the end one that lives. */
class DyingWorkers {
  lives = 0;
  readonly #processes = new Processes();
  #over = false;
  readonly #chain: Promise<void>;

  constructor(config: Config) {
    this.#chain = this.#run(config);
  }

  async #run(config: Config): Promise<void> {
    while (!this.#over) {
      this.lives += 1;
      const dieAt = { DIE_AT: String(this.lives <= DEATHS ? this.lives : Infinity) };
      // one that dies at once never says that it is ready
      const worker = await this.#processes.start('test/support/dying-worker.ts', config, dieAt).catch(() => undefined);
      if (worker && worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
    }
  }

  async stop(): Promise<void> {
    this.#over = true;
    await this.#processes.stop();
    await this.#chain;
  }
}

test('delivery, follow-up, complaint, rework: whenever the worker dies in between, each comes about once', async () => {
  const config = testConfig();
  await seeded(config);
  const connection = await connectMongo(config.MONGODB_URI);
  const models = modelsOn(connection);
  const api = await startApi(config, createLog('api', 'silent'));
  const workers = new DyingWorkers(config);
  try {
    const people = new ApiUsers(api.url, DEMO_PASSWORD);
    // under which customers are called at once
    await publishPolicy(people, drillPolicy);
    const visit = await maintenanceInScreens(people, 6);
    const calls = await FollowUpClient.after(people, visit.number);
    await calls.reach();
    await calls.record({ overall: 'dissatisfied', whatWasWrong: '漏油' }, { complains: true });
    const complaint = await calls.becomesComplaint();
    await complaint.do(...complaints.register);
    await complaint.do('wang', 'orderRework', { vehicleIsHere: true, symptoms: '漏油' });
    const rework = await eventually('the rework', async () => (await complaint.read()).rework?.order as string);
    await eventually('the rework among the orders', () => models.orders.exists({ _id: rework }));

    const orders = await models.orders.distinct('_id');
    expect(orders.toSorted()).toEqual([visit.number, rework].toSorted());
    expect(await models.complaints.distinct('_id')).toEqual([complaint.number]);
    expect(await models.followUps.countDocuments({})).toBe(1);
    const typesOf = async (one: { events(): Promise<readonly { type: string }[]> }) =>
      (await one.events()).map(({ type }) => type);
    expect((await typesOf(calls)).filter((type) => type === 'complaintNoted')).toHaveLength(1);
    expect((await typesOf(complaint)).filter((type) => type === 'reworkNoted')).toHaveLength(1);
    expect(workers.lives).toBe(DEATHS + 1);
  } finally {
    await workers.stop();
    await api.stop();
    await connection.close();
  }
});
