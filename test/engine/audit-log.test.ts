import type { ChildProcess } from 'node:child_process';
import { AuditLog } from '../../platform/audit/audit-log';
import { checkLog } from '../../platform/audit/verify-log';
import type { Config } from '../../platform/config';
import { createLog } from '../../platform/log';
import { connectMongo } from '../../platform/mongo/connection';
import { ensureIndexes, modelsOn } from '../../platform/mongo/models';
import { repositoriesOn, type AuditRepository } from '../../platform/mongo/repositories';
import { someRead } from '../support/audit-entries';
import { eventually } from '../support/eventually';
import { Processes } from '../support/processes';
import { testConfig } from '../support/store';

/** What only several programs on one database can prove. */
const KILLS = 3;
const processes = new Processes();
let config: Config;
let audit: AuditRepository;
let closeDatabase: () => Promise<void>;

beforeAll(async () => {
  config = testConfig();
  const connection = await connectMongo(config.MONGODB_URI);
  const models = modelsOn(connection);
  await ensureIndexes(models);
  ({ audit } = repositoriesOn(models));
  closeDatabase = () => connection.close();
});
afterAll(async () => {
  await processes.stop();
  await closeDatabase();
});

interface Told {
  readonly position: number;
  readonly request: string;
}

test('H6 programs that write at once and are killed in the middle leave one log without a hole, with every entry that was answered', async () => {
  const told: Told[] = [];
  const writers: ChildProcess[] = [];
  const start = async (): Promise<void> => {
    const writer = await processes.start('test/support/audit-writer.ts', config);
    writer.on('message', (one: Told) => void (typeof one === 'object' && told.push(one)));
    writers.push(writer);
  };
  await Promise.all([start(), start()]);
  for (let kills = 0; kills < KILLS; kills++) {
    const before = told.length;
    await eventually('both have written', async () => {
      const pids = new Set(told.slice(before).map(({ request }) => request.split('-')[0]));
      return pids.size >= 2 && told.length > before + 60;
    });
    await Processes.kill(writers.shift()!);
    await start();
  }
  for (const one of writers) await Processes.kill(one);
  const { fault, head } = await checkLog(audit, { store: 'S01' });
  expect(fault).toBeNull();
  const entries = await audit.inOrder('S01', 0, head.position);
  expect(entries.map(({ position }) => position)).toEqual(entries.map((_one, index) => index + 1));
  expect(new Set(entries.map(({ request }) => request)).size).toBe(entries.length);
  expect(told.length).toBeGreaterThan(KILLS * 60);
  expect(told.filter(({ position, request }) => entries[position - 1]?.request !== request)).toEqual([]);
  // and it goes on
  const log = new AuditLog(audit, createLog('test', 'silent'));
  const goesOn = (): Promise<boolean> =>
    log.append({ ...someRead, request: 'after' }).then(
      ({ position }) => position > head.position,
      () => false,
    );
  await eventually('the next entry', goesOn);
  await log.drain();
});
