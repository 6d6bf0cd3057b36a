import type { ChildProcess } from 'node:child_process';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD, STORE } from '../../dev/fixtures/store';
import type { Config } from '../../platform/config';
import { connectMongo } from '../../platform/mongo/connection';
import { modelsOn, type Models } from '../../platform/mongo/models';
import { eventually } from '../support/eventually';
import { faultsOf, feedOf, logEvents, loggedEvents } from '../support/logged-events';
import { Processes } from '../support/processes';
import { seeded, testConfig } from '../support/store';
import { StreamListener, type Told } from '../support/stream-listener';

/** What only several programs on one database can prove. `npm run torture` sets higher numbers. */
const ROUNDS = Number(process.env['FEED_ROUNDS'] ?? 1);
const RESUMED = Number(process.env['FEED_EVENTS'] ?? 1_000);
/** By which the clock of each writer is wrong. */
const OFFSETS_MS = [0, 30_000, -30_000, 15_000];
const EVENTS_EACH = 40;

const processes = new Processes();
let config: Config;
let models: Models;
let closeDatabase: () => Promise<void>;
let token: string;
interface Api {
  readonly port: string;
  child: ChildProcess;
  /** By which it holds the lease, once that is known. */
  owner?: string | undefined;
}
const apis: Api[] = [];

const startApi = (port: string) => processes.start('test/support/feed-api.ts', config, { PORT: port });
const urlOf = (port: string): string => `http://127.0.0.1:${port}`;
const order = (n: number): string => `RO-${STORE}-20261122-${String(n).padStart(4, '0')}`;
function listen({ port }: Api, since: number): StreamListener {
  const listener = new StreamListener({ url: urlOf(port), token, since, comesBack: true });
  listeners.push(listener);
  return listener;
}
const entries = (told: readonly Told[]) =>
  told.map(({ id, data }) => ({ position: id, process: data.number as string, sequence: data.sequence as number }));

const lease = () => models.leases.findOne({ _id: 'feed' }).lean();
/** Who leads once this one does no more. */
const nextLeader = (former: string | null): Promise<string> =>
  eventually('another leader', async () => {
    const owner = (await lease())?.owner ?? null;
    return owner !== former && owner !== null && owner;
  });
/** The API that leads: the owner that is known belongs to one of the two. */
async function leading(): Promise<{ readonly api: Api; readonly owner: string }> {
  const owner = await nextLeader(null);
  const api = apis.find((one) => one.owner === owner) ?? apis.find((one) => one.owner === undefined)!;
  api.owner = owner;
  return { api, owner };
}

beforeAll(async () => {
  config = testConfig();
  await seeded(config);
  const connection = await connectMongo(config.MONGODB_URI);
  models = modelsOn(connection);
  closeDatabase = () => connection.close();
  // the first one is alone for a moment: it leads
  for (let n = 0; n < 2; n++) {
    const port = String(await processes.port());
    apis.push({ port, child: await startApi(port) });
    await leading();
  }
  token = (await new ApiUsers(urlOf(apis[0]!.port), DEMO_PASSWORD).as('crmanager')).token!;
});
const listeners: StreamListener[] = [];
afterAll(async () => {
  for (const listener of listeners) listener.stop();
  await processes.stop();
  await closeDatabase();
});

/** Four programs write, each part of the events of the same processes; answers how many events there will be. */
async function startWriting(numbers: readonly string[]): Promise<number> {
  await Promise.all(
    OFFSETS_MS.map((offset, writer) =>
      processes.start('test/support/feed-writer.ts', config, {
        WRITER: String(writer),
        WRITERS: String(OFFSETS_MS.length),
        CLOCK_OFFSET_MS: String(offset),
        PROCESSES: numbers.join(),
        EVENTS: String(EVENTS_EACH),
      }),
    ),
  );
  return numbers.length * EVENTS_EACH;
}

test('D6 T1 while a leader is killed and the next is frozen and wakes, everybody who listens at either API hears each event once and in order', async () => {
  const all = apis.flatMap((api) => [listen(api, 0), listen(api, 0)]);
  let written = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const numbers = [1, 2, 3].map((n) => order(round * 10 + n));
    written += await startWriting(numbers);
    await all[0]!.heard(written - 100);
    const killed = await leading();
    await Processes.kill(killed.api.child);
    await nextLeader(killed.owner);
    await leading();
    Object.assign(killed.api, { child: await startApi(killed.api.port), owner: undefined });
    const frozen = await leading();
    frozen.api.child.kill('SIGSTOP');
    // a child left frozen could not even be stopped
    await nextLeader(frozen.owner).finally(() => frozen.api.child.kill('SIGCONT'));
  }
  for (const listener of all) {
    const told = await listener.heard(written);
    expect(told.map(({ event }) => event)).toEqual(Array.from({ length: written }, () => 'message'));
    expect(faultsOf(entries(told))).toEqual([]);
  }
  expect(faultsOf(await feedOf(models, STORE))).toEqual([]);
  expect(await models.events.countDocuments({ unsequenced: true })).toBe(0);
});

test(`whoever comes back after ${RESUMED} events hears them all, from any position`, async () => {
  const before = (await feedOf(models, STORE)).length;
  for (let n = 0; n < RESUMED; n += 500) {
    const upTo = Math.min(n + 500, RESUMED);
    await logEvents(models, loggedEvents(order(9_000), n + 1, upTo));
    await eventually('the feed to grow', async () => (await lease())?.tails[STORE] === before + upTo);
  }
  const end = before + RESUMED;
  for (const [since, api] of [
    [before, apis[0]!],
    [end - 700, apis[1]!],
  ] as const) {
    const listener = listen(api, since);
    const told = await listener.heard(end - since);
    expect(told).toHaveLength(end - since);
    expect([told[0]!.id, told.at(-1)!.id]).toEqual([since + 1, end]);
    expect(faultsOf(entries(told))).toEqual([]);
  }
});
