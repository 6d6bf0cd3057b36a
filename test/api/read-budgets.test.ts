import { ReadBudgetWatch } from '../../api/audit/read-budgets';
import { emptyLog, headOf, linked, type AuditHead } from '../../domain/audit/entry';
import { createLog } from '../../platform/log';
import type { Repositories } from '../../platform/mongo/repositories';
import { someRead } from '../support/audit-entries';
import { openMemoryDatabase } from '../support/memory-database';

const managers = { store: 'S01', persons: ['store'], roles: ['storeManager'], without: [] } as const;

let repositories: Repositories;
let head: AuditHead;
beforeEach(() => {
  ({ repositories } = openMemoryDatabase());
  head = emptyLog('S01');
});

const reader = { store: 'S01', actorId: 'wang', roles: ['serviceAdvisor'] as const, zone: 'Asia/Shanghai' };
const watch = () => new ReadBudgetWatch(repositories, createLog('test', 'silent'));
const at = (iso: string): number => Date.parse(iso);

/** Wang was shown these customers at this moment. */
async function wasShown(moment: string, from: number, count: number): Promise<void> {
  const persons = Array.from({ length: count }, (_none, index) => `C-${from + index}`);
  const entries = linked(head, [{ ...someRead, persons, personCount: count }], at(moment));
  await repositories.audit.insert(entries);
  head = headOf(entries.at(-1)!);
}
async function look(moment: string, by = watch()): Promise<readonly string[]> {
  by.note(reader, { at: at(moment), personCount: 1 });
  await by.drain();
  const told = await repositories.notices.shownTo(managers, 10);
  return told.map(({ _id }) => _id);
}

test('M-05 a day begins and ends at midnight of the store', async () => {
  await wasShown('2026-11-25T15:59:59Z', 0, 150); // 23:59:59
  await wasShown('2026-11-25T16:00:00Z', 200, 150); // 00:00 of the 26th
  expect(await look('2026-11-25T15:59:59Z')).toEqual([]);
  expect(await look('2026-11-25T16:00:01Z')).toEqual([]);
  await wasShown('2026-11-26T15:00:00Z', 400, 50);
  expect(await look('2026-11-26T15:00:00Z')).toEqual([]);
  await wasShown('2026-11-26T15:59:00Z', 600, 1);
  expect(await look('2026-11-26T15:59:00Z')).toEqual(['audit:S01:wang:2026-11-26']);
});

test('M-05 a program that goes on where it was, and one that has just started, add up the same and tell once', async () => {
  const running = watch();
  await wasShown('2026-11-26T02:00:00Z', 0, 120);
  expect(await look('2026-11-26T02:00:00Z', running)).toEqual([]);
  // another program answered this one
  await wasShown('2026-11-26T02:01:00Z', 100, 120);
  expect(await look('2026-11-26T02:01:00Z', running)).toHaveLength(1);
  expect(await look('2026-11-26T02:01:00Z')).toHaveLength(1);
  await wasShown('2026-11-27T02:01:00Z', 0, 201);
  expect(await look('2026-11-27T02:01:00Z', running)).toHaveLength(2);
});

test('M-05 two hundred is the budget, two hundred and one is more', async () => {
  await wasShown('2026-11-26T02:00:00Z', 0, 200);
  expect(await look('2026-11-26T02:00:00Z')).toEqual([]);
  await wasShown('2026-11-26T02:00:01Z', 0, 200);
  expect(await look('2026-11-26T02:00:01Z')).toEqual([]);
  await wasShown('2026-11-26T02:00:02Z', 200, 1);
  const [id] = await look('2026-11-26T02:00:02Z');
  expect(id).toBe('audit:S01:wang:2026-11-26');
});

test('M-05 a database that does not answer stops nobody, and the next read is looked at again', async () => {
  await wasShown('2026-11-26T02:00:00Z', 0, 300);
  const { ofPerson } = repositories.audit;
  const by = watch();
  Object.assign(repositories.audit, { ofPerson: () => Promise.reject(new Error('away')) });
  expect(await look('2026-11-26T02:00:00Z', by)).toEqual([]);
  Object.assign(repositories.audit, { ofPerson });
  expect(await look('2026-11-26T02:00:00Z', by)).toHaveLength(1);
});
