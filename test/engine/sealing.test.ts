import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { customers, STORE } from '../../dev/fixtures/store';
import { SealedFiles } from '../../platform/files/sealed-files';
import { fileStoreAt } from '../../platform/files/store';
import { createLog } from '../../platform/log';
import { openDatabase } from '../../platform/mongo/database';
import { openedSalt } from '../../platform/mongo/proof/salts';
import { openVault } from '../../platform/vault/open-vault';
import { canaries, canariesInDatabase, canariesInFolder } from '../support/canaries';
import { visitNumber } from '../support/recorded-visits';
import { testConfig } from '../support/store';

const CUSTOMERS = 1_200;
const PHOTOS = 150;
const SALTS = 900;
const KILLS = 4;
const everything = canaries.map(({ text }) => text).join(' ');
const [name, , , , address] = canaries.map(({ text }) => text) as [string, string, string, string, string];
const root = path.resolve(__dirname, '../..');

test('T11 a sealing of what an earlier release has left is killed again and again, and ends with nothing in clear and nothing lost', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-sealing-'));
  const config = testConfig({ FILES: path.join(folder, 'files') });
  const database = openDatabase(config.MONGODB_URI, createLog('test', 'silent'));
  await database.reached;
  const { models, repositories } = database;
  const vault = await openVault(config, database);
  const clear = fileStoreAt(config.FILES);
  const idOf = (n: number): string => `C-${String(n).padStart(6, '0')}`;
  const phoneOf = (n: number): string => `139${String(n).padStart(8, '0')}`;
  const photoOf = (n: number): Buffer => Buffer.from(`photo ${n} of ${everything}`);
  const saltOf = (n: number): string => Buffer.alloc(32, `salt ${n}`).toString('base64');
  const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  await models.customers.collection.insertMany(
    Array.from({ length: CUSTOMERS }, (_one, n) => ({
      ...customers[0]!,
      _id: idOf(n),
      name,
      address,
      phone: phoneOf(n),
    })) as never,
  );
  await models.proofSalts.collection.insertMany(
    Array.from({ length: SALTS }, (_one, n) => ({ _id: visitNumber(n), store: STORE, key: saltOf(n) })) as never,
  );
  for (let n = 0; n < PHOTOS; n++) await clear.put(hashOf(photoOf(n)), photoOf(n), 'image/png');
  await models.files.collection.insertMany(
    Array.from({ length: PHOTOS }, (_one, n) => {
      const [hash, size] = [hashOf(photoOf(n)), photoOf(n).length];
      return {
        _id: `${STORE}:${hash}`,
        store: STORE,
        hash,
        type: 'image/png',
        size,
        thumbnail: null,
        uploadedBy: 'wang',
        at: 1,
      };
    }) as never,
  );

  const env = Object.fromEntries(Object.entries(config).map(([setting, value]) => [setting, String(value)]));
  const children: ChildProcess[] = [];
  const migrate = (): ChildProcess => {
    const child = fork(path.join(root, 'platform/repairflow.ts'), ['migrate'], {
      cwd: root,
      env: { ...process.env, ...env },
      execArgv: ['--require', 'tsx/cjs'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.push(child);
    return child;
  };
  const sealedNow = async (): Promise<number> => {
    const [records, salts, photos] = await Promise.all([
      models.customers.collection.countDocuments({ sealed: { $type: 'string' } }),
      models.proofSalts.collection.countDocuments({ sealed: { $type: 'string' } }),
      models.files.collection.countDocuments({ inClear: { $in: [true, false] } }),
    ]);
    return records + salts + photos;
  };
  try {
    for (let kill = 1; kill <= KILLS; kill++) {
      const before = await sealedNow();
      const child = migrate();
      const ended = once(child, 'exit');
      const enough = ((CUSTOMERS + SALTS + PHOTOS) * kill) / (KILLS + 1);
      // a machine that does much else takes long to start a program
      for (let now = before; child.exitCode === null && (now === before || now < enough); now = await sealedNow())
        await wait(50);
      child.kill('SIGKILL');
      await ended;
    }
    const [code] = await once(migrate(), 'exit');
    expect(code).toBe(0);
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }

  expect(await canariesInDatabase(models)).toEqual({});
  expect(await canariesInFolder(folder)).toEqual([]);
  expect(await readdir(config.FILES, { recursive: true })).not.toContain(hashOf(photoOf(0)));
  const salts = await models.proofSalts.find({}).sort({ _id: 1 }).lean();
  expect(salts.filter(({ key }) => key !== undefined)).toEqual([]);
  expect(await Promise.all(salts.map((row) => openedSalt(models, row)))).toEqual(
    Array.from({ length: SALTS }, (_one, n) => saltOf(n)),
  );
  const files = new SealedFiles(clear, vault);
  for (let n = 0; n < CUSTOMERS; n += 97)
    expect(await repositories.customers.find(STORE, idOf(n))).toMatchObject({ name, address, phone: phoneOf(n) });
  for (let n = 0; n < PHOTOS; n++)
    expect(await files.get((await repositories.files.find(STORE, hashOf(photoOf(n))))!)).toEqual(photoOf(n));
  expect((await repositories.customers.byPhones(STORE, [phoneOf(7)])).map(({ _id }) => _id)).toEqual([idOf(7)]);
  await database.close();
  await rm(folder, { recursive: true, force: true });
}, 900_000);
