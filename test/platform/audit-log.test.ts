import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { AuditEntry } from '../../domain/audit/entry';
import { AuditLog, AuditUnavailable } from '../../platform/audit/audit-log';
import { checkLog } from '../../platform/audit/verify-log';
import { createLog } from '../../platform/log';
import type { Models } from '../../platform/mongo/models';
import type { AuditRepository, Repositories } from '../../platform/mongo/repositories';
import { audit as auditVerb, runAudit } from '../../platform/operate/audit';
import { someRead } from '../support/audit-entries';
import { openMemoryDatabase } from '../support/memory-database';

let models: Models;
let repositories: Repositories;
let audit: AuditRepository;
beforeEach(() => {
  ({ models, repositories } = openMemoryDatabase());
  ({ audit } = repositories);
});

const silent = createLog('test', 'silent');
const program = (repository: Pick<AuditRepository, 'insert' | 'end' | 'noteHead'> = audit) =>
  new AuditLog(repository, silent);
const byRequest = (request: string) => ({ ...someRead, request });
const check = (seen: readonly Pick<AuditEntry, 'position' | 'hash'>[] = []) => checkLog(audit, { store: 'S01', seen });
const all = () => audit.inOrder('S01', 0, 1_000_000);

async function written(count: number): Promise<readonly AuditEntry[]> {
  const log = program();
  await Promise.all(Array.from({ length: count }, (_none, index) => log.append(byRequest(`R-${index}`))));
  await log.drain();
  return all();
}

describe('writing', () => {
  test('H6 three programs that write at once give every entry one position, without a hole and without a double', async () => {
    const programs = [program(), program(), program()];
    const kept = await Promise.all(
      Array.from({ length: 600 }, async (_none, index) => {
        // so that the programs take turns within a batch
        if (index % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
        return programs[index % 3]!.append(byRequest(`R-${index}`));
      }),
    );
    await Promise.all(programs.map((one) => one.drain()));
    const entries = await all();
    expect(entries.map(({ position }) => position)).toEqual(Array.from({ length: 600 }, (_none, index) => index + 1));
    expect(new Set(entries.map(({ request }) => request)).size).toBe(600);
    // what a program was told is what is kept
    for (const one of kept) expect(entries[one.position - 1]).toEqual(one);
    expect(await check()).toMatchObject({ fault: null, head: { position: 600 } });
  });

  test('H6 many entries that come at once go out in few writes', async () => {
    let writes = 0;
    const counting = {
      ...audit,
      insert: (entries: readonly AuditEntry[]) => {
        writes += 1;
        return audit.insert(entries);
      },
    };
    const log = program(counting);
    await Promise.all(Array.from({ length: 400 }, (_none, index) => log.append(byRequest(`R-${index}`))));
    expect(writes).toBeLessThanOrEqual(4);
  });

  test('H6 a program that ended after its entries and before it noted the end leaves a log that goes on', async () => {
    const dying = program({ ...audit, noteHead: () => Promise.reject(new Error('killed')) });
    await dying.append(byRequest('R-1'));
    await dying.append(byRequest('R-2'));
    expect(await audit.head('S01')).toBeNull();
    expect((await program().append(byRequest('R-3'))).position).toBe(3);
    expect(await check()).toMatchObject({ fault: null, head: { position: 3 } });
  });

  test('H6 a write of which nobody knows whether it happened is refused, and what it left is no fault', async () => {
    let isFirst = true;
    const broken = program({
      ...audit,
      insert: async (entries) => {
        await audit.insert(entries);
        if (isFirst) {
          isFirst = false;
          throw new Error('the line broke after the write');
        }
        return entries.length;
      },
    });
    await expect(broken.append(byRequest('R-1'))).rejects.toBeInstanceOf(AuditUnavailable);
    expect((await broken.append(byRequest('R-2'))).position).toBe(2);
    expect(await check()).toMatchObject({ fault: null, head: { position: 2 } });
  });

  test('H6 an entry that cannot be written is refused at once, also when too many wait', async () => {
    const away = program({ ...audit, end: () => Promise.reject(new Error('away')) });
    await expect(away.append(someRead)).rejects.toBeInstanceOf(AuditUnavailable);
    let go = (): void => undefined;
    const stuck = program({
      ...audit,
      end: () => new Promise((_resolve, reject) => (go = () => reject(new Error('x')))),
    });
    const waiting = Array.from({ length: 5_000 }, () => stuck.append(someRead).catch((error: unknown) => error));
    await expect(stuck.append(someRead)).rejects.toThrow('too many');
    await new Promise((resolve) => setImmediate(resolve));
    go();
    expect((await waiting[0]) instanceof AuditUnavailable).toBe(true);
  });

  test('H6 the collection takes entries and refuses every change of one', async () => {
    await written(2);
    const entries = models.auditEntries;
    for (const change of [
      () => entries.updateOne({ store: 'S01' }, { $set: { who: 'x' } }),
      () => entries.updateMany({ store: 'S01' }, { $set: { who: 'x' } }),
      () => entries.replaceOne({ store: 'S01' }, {}),
      () => entries.findOneAndUpdate({ store: 'S01' }, { $set: { who: 'x' } }),
      () => entries.deleteOne({ store: 'S01' }),
      () => entries.deleteMany({ store: 'S01' }),
      () => entries.findOneAndDelete({ store: 'S01' }),
    ])
      await expect(change()).rejects.toThrow('neither changed nor removed');
    expect(await check()).toMatchObject({ fault: null, head: { position: 2 } });
  });
});

describe('forging, with the database in one’s hands', () => {
  const raw = () => models.auditEntries.collection;

  test('H6 a changed, a removed and a doubled entry are found', async () => {
    await written(1_500);
    await raw().updateOne({ store: 'S01', position: 1_200 }, { $set: { who: 'li' } });
    expect((await check()).fault).toEqual({ position: 1_200, fault: 'changed' });
    await raw().deleteOne({ store: 'S01', position: 1_050 });
    expect((await check()).fault).toEqual({ position: 1_050, fault: 'missing' });
    await raw().deleteMany({ store: 'S01', position: { $lte: 3 } });
    expect((await check()).fault).toEqual({ position: 1, fault: 'missing' });
  });

  test('H6 what is cut off at the end stays missing, and is not written over', async () => {
    await written(20);
    await raw().deleteMany({ store: 'S01', position: { $gt: 15 } });
    expect((await check()).fault).toEqual({ position: 16, fault: 'missing' });
    // the next entry goes behind the hole, whichever program writes it
    expect((await program().append(byRequest('R-x'))).position).toBe(21);
    expect((await check()).fault).toEqual({ position: 16, fault: 'missing' });
  });

  test('H6 whoever cuts off the end and the noted end too is found by a head that was kept elsewhere', async () => {
    const entries = await written(20);
    const kept = entries[17]!;
    await raw().deleteMany({ store: 'S01', position: { $gt: 15 } });
    const { position, hash } = entries[14]!;
    await models.auditHeads.collection.updateOne({ _id: 'S01' } as never, { $set: { position, hash } });
    expect((await check()).fault).toBeNull();
    expect((await check([kept])).fault).toEqual({ position: 16, fault: 'missing' });
    // and when the log has grown again over that place
    const log = program();
    for (let more = 0; more < 5; more++) await log.append(byRequest(`R-new-${more}`));
    expect((await check()).fault).toBeNull();
    expect((await check([kept])).fault).toEqual({ position: 18, fault: 'otherHistory' });
  });

  test('H6 a check that goes on where another has ended finds the same', async () => {
    await written(2_500);
    await raw().deleteOne({ store: 'S01', position: 2_100 });
    const first = await checkLog(audit, { store: 'S01', most: 1_000 });
    expect(first).toMatchObject({ fault: null, atEnd: false, head: { position: 1_000 } });
    const rest = await checkLog(audit, { store: 'S01', after: 1_000, most: 10_000 });
    expect(rest.fault).toEqual({ position: 2_100, fault: 'missing' });
  });

  test('a check lets what else waits have its turn, again and again', async () => {
    await written(1_000);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    expect((await check()).fault).toBeNull();
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});

describe('repairflow audit', () => {
  let said: string[];
  beforeEach(() => (said = []));
  const run = (...words: string[]) => runAudit(repositories, words, (line) => void said.push(line));

  test('H6 verify says that a log is whole, or names the first wrong entry and fails', async () => {
    await repositories.dealership.add({ _id: 'S01', name: 'x', brand: 'voyage', teams: [] });
    const entries = await written(10);
    await run('verify');
    expect(said).toEqual([
      expect.stringContaining('the installation: 0 entries'),
      `S01: 10 entries, each as it was written. Head 10:${entries[9]!.hash}`,
    ]);
    await models.auditEntries.collection.deleteOne({ store: 'S01', position: 4 });
    await expect(run('verify', 'S01')).rejects.toThrow('An audit log is not whole.');
    expect(said.at(-1)).toBe('S01: entry 4 is missing.');
  });

  test('H6 verify compares with a head that was kept, and heads says which to keep', async () => {
    const entries = await written(10);
    await run('heads');
    expect(said).toEqual([`S01\t10:${entries[9]!.hash}`]);
    await run('verify', 'S01', '--head', `10:${entries[9]!.hash}`);
    await expect(run('verify', 'S01', '--head', `10:${'f'.repeat(64)}`)).rejects.toThrow('not whole');
    expect(said.at(-1)).toContain('the log was written anew');
    await expect(run('verify', 'S01', '--head', 'x')).rejects.toThrow('Say it like this');
    await expect(run('remove', 'S01')).rejects.toThrow('Say it like this');
  });

  test('H6 verify of a file that is none says so', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-audit-'));
    const file = path.join(folder, 'x.csv');
    await writeFile(file, 'entry,hash\n');
    await expect(auditVerb.run(['verify', file])).rejects.toThrow('no entry');
    await rm(folder, { recursive: true });
  });
});
