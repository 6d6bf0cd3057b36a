import { seedDemoStore } from '../../dev/fixtures/seed';
import type { Trust } from '../../domain/proof/verify';
import { createLog } from '../../platform/log';
import { Sequencer } from '../../platform/mongo/feed/sequencer';
import type { Database } from '../../platform/mongo/database';
import { erasePerson } from '../../platform/mongo/personal-data/erase';
import { sealWithVault, vaultOf } from '../../platform/mongo/personal-data/vault-of';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { exportProof, wantProof } from '../../platform/mongo/proof/export';
import { findKeys, rootKeyOf } from '../../platform/mongo/proof/keys';
import { eventually } from './eventually';
import { openMemoryDatabase } from './memory-database';
import { contracted, type Events } from './order-events';
import { startProofFollower } from './proof-follower';
import { visitNumber } from './recorded-visits';
import { testVault } from './test-vault';

export const STORE = 'S01';
/** What the customer of each visit said. */
export const SAID = '副驾座位下有异响，上周开始的';
export const customerOf = (n: number): string => `C-00${n}`;

export const eventsOf = (n: number): Events =>
  contracted({
    opening: {
      number: visitNumber(n),
      customer: { id: customerOf(n), goldCard: false, firstVisit: true },
      arrival: { mode: 'selfDrive', symptoms: SAID },
    },
  });

/** Logs events of the n-th visit, which is that of the n-th customer; nothing follows them yet. */
export async function logVisit({ models }: Database, n: number, upTo = Infinity): Promise<void> {
  const events = eventsOf(n).map((event, index) => ({ sequence: index + 1, event }));
  await new EventLog(models).record(new Map([[visitNumber(n), events.slice(0, upTo)]]));
}

/** The proof of the n-th visit, as it is handed out. */
export async function proofOf({ models }: Database, n: number): Promise<string | undefined> {
  return exportProof(models, visitNumber(n), await models.events.countDocuments({ process: visitNumber(n) }));
}

/** Has every event of these visits proved, as a worker does. */
export async function prove(database: Database, visits: readonly number[]): Promise<void> {
  const { models } = database;
  const sequencer = new Sequencer(models, { log: createLog('test', 'silent'), times: { leaseMs: 60, idleMs: 5 } });
  sequencer.start();
  const follower = startProofFollower(models);
  for (const n of visits)
    await eventually(`the proof of visit ${n}`, async () => {
      const sequence = await models.events.countDocuments({ process: visitNumber(n) });
      await wantProof(models, visitNumber(n), sequence);
      return proofOf(database, n);
    });
  await Promise.all([sequencer.stop(), follower.stop()]);
}

/** A store with so many visits, each of another customer, and their proofs. */
export async function provenVisits(count: number): Promise<Database> {
  const database = openMemoryDatabase();
  await seedDemoStore(database.models, async () => 'no password');
  const visits = Array.from({ length: count }, (_none, index) => index + 1);
  for (const n of visits) await logVisit(database, n);
  await prove(database, visits);
  return database;
}

export const trustIn = async ({ models }: Database): Promise<Trust> => ({
  rootKey: rootKeyOf((await findKeys(models, STORE))!),
  witnesses: [],
  quorum: 0,
});

/** Erases the customer of the n-th visit, as the store does. */
export const eraseCustomerOf = ({ models }: Database, n: number): Promise<void> =>
  erasePerson(
    { models, vault: vaultOf(models), files: { remove: async () => undefined }, end: async () => undefined },
    STORE,
    customerOf(n),
    1,
  );

/** From now on the database is that of a program that was started just now, and remembers no key. */
export const startedAnew = ({ models, repositories }: Database): void => sealWithVault(models, testVault(repositories));
