import { playMorning } from '../demo/morning';
import { ApiUsers } from '../fixtures/api-users';
import { seedDemoStore } from '../fixtures/seed';
import { customers, DEMO_PASSWORD, staff, STORE } from '../fixtures/store';
import { isLoopback } from '../../platform/addresses';
import { isExposed, readConfig } from '../../platform/config';
import { connectMongo } from '../../platform/mongo/connection';
import type { Models } from '../../platform/mongo/models';
import { sealedModelsOn } from '../../platform/vault/sealed-models';
import { hostsOf } from './mongo';
import type { Say } from './find';

/** `loaded` now, `there` from before, or `none` in this database. */
export type DemoStore = 'loaded' | 'there' | 'none';

/** Whether the demo store may be loaded: its password is known to everybody, so only this machine may reach API and database. */
export function mayHoldDemoStore(uri: string, host: string, env: NodeJS.ProcessEnv = {}): boolean {
  const { NODE_ENV = '', PUBLIC_URL } = env;
  return !isExposed({ HOST: host, NODE_ENV, PUBLIC_URL }) && hostsOf(uri).every(isLoopback);
}

/** Loads the demo store, unless somebody has opened a store of their own in this database. */
export async function addDemoStore(models: Models): Promise<DemoStore> {
  const known = (await models.stores.find({}, { _id: 1 }).lean()).map(({ _id }) => _id);
  if (known.includes(STORE) && (await models.accounts.exists({ demo: true }))) return 'there';
  if (known.length > 0) return 'none';
  await seedDemoStore(models);
  return 'loaded';
}

/** Loads the demo store where it belongs, sealed with the master key of this environment. */
export async function loadDemoStore(
  uri: string,
  host: string,
  say: Say,
  env: NodeJS.ProcessEnv = {},
): Promise<DemoStore> {
  if (!mayHoldDemoStore(uri, host, process.env)) return 'none';
  const connection = await connectMongo(uri);
  const config = readConfig({ ...process.env, ...env });
  const store = await addDemoStore(await sealedModelsOn(connection, config));
  if (store === 'loaded')
    say(
      `Demo store S01 loaded: ${staff.length} staff, ${customers.length} customers with their cars, prices and parts.`,
    );
  await connection.close();
  return store;
}

/** Whoever looks at the store for the first time finds it at work. */
export async function playMorningOnce(url: string, say: Say): Promise<void> {
  say("A morning's work begins in the demo store …");
  try {
    await playMorning(new ApiUsers(url, DEMO_PASSWORD));
    say('There are nine cars in the store now, and a complaint.');
  } catch (error) {
    say(`The morning's work ended early (${(error as Error).message}). What is there can be worked with.`);
  }
}
