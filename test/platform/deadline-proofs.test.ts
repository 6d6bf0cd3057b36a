import type { AnyEvent } from '../../domain/processes';
import { audits, sumOf } from '../../platform/mongo/projections/deadline-audits';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { rebuildView } from '../../platform/mongo/projections/rebuild';
import { openMemoryDatabase } from '../support/memory-database';
import { delivered, after, exitPass, opening } from '../support/order-events';
import { openedProcess } from '../support/sample-processes';

const recorded = (events: readonly AnyEvent[]) => events.map((event, index) => ({ sequence: index + 1, event }));
const over = after(
  delivered(),
  ['wang', { type: 'dmsUpdated', mismatch: false }],
  ['gate', { type: 'gateOpened', exitPass }],
);
const open = openedProcess('complaint');

async function store() {
  const { models, repositories } = openMemoryDatabase();
  const log = new EventLog(models);
  await log.record(new Map([[opening.number, recorded(over)]]));
  await log.record(new Map([[open.state.number, recorded([open.first])]]));
  return { models, log, ...repositories };
}

test('a process that is over is proved once; what runs is folded', async () => {
  const { deadlineProofs, histories } = await store();
  expect(await deadlineProofs.unproved('S01')).toEqual([open.state.number, opening.number]);
  expect(await deadlineProofs.proveNext()).toBe(true);
  expect(await deadlineProofs.proveNext()).toBe(false);
  expect(await deadlineProofs.unproved('S01')).toEqual([open.state.number]);
  const folded = await sumOf(audits(histories({ processes: [opening.number] }), Date.now()));
  const { entries: _entries, ...sum } = folded;
  expect(folded.armed).toBeGreaterThan(5);
  expect(await deadlineProofs.sums('S01')).toEqual(sum);
});

test('what is still armed when a process is over is lost', async () => {
  const { models, deadlineProofs } = await store();
  // a log that ends while the workshop is awaited: that deadline runs, and nobody will ever fire it
  const handedOver = over.findIndex(({ type }) => type === 'vehicleHandedToWorkshop') + 1;
  await models.events.collection.deleteMany({ process: opening.number, sequence: { $gt: handedOver } });
  await deadlineProofs.proveNext();
  const { faults } = await deadlineProofs.sums('S01');
  expect(faults.map(({ number, fault }) => [number, fault])).toContainEqual([opening.number, 'lost']);
});

test('D17 a rebuilt process keeps its proof, and its tasks the time since when they wait', async () => {
  const { models, deadlineProofs } = await store();
  await deadlineProofs.proveNext();
  const tasks = async () =>
    (await models.tasks.find({ process: open.state.number, open: true }).sort({ _id: 1 }).lean()) as readonly object[];
  const before = await tasks();
  expect(before.length).toBeGreaterThan(0);
  for (const number of [opening.number, open.state.number]) await rebuildView(models, number);
  expect(await deadlineProofs.unproved('S01')).toEqual([open.state.number]);
  expect(await tasks()).toEqual(before);
});
