import { planWork } from '../../activities/plan-work';
import type { PlannedWork } from '../../domain/repair-order/work-errands';
import type { WorkshopDay } from '../../domain/workshop-day/state';
import { createLog } from '../../platform/log';
import { MovedClock } from '../support/moved-clock';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let clock: MovedClock;
beforeAll(async () => {
  clock = new MovedClock();
  store = await createTestApi();
});
afterAll(async () => {
  await store.stop();
  clock.undo();
});

const deps = () => ({
  processes: store.processes,
  repositories: store.api.context.repositories,
  log: createLog('test', 'silent'),
});
const work = { bayKind: 'lift', skill: null, minutes: 60, washMinutes: 0, bay: null, technician: null } as const;
const wants = (order: string, revision = 1, instead: PlannedWork['instead'] = []): PlannedWork => ({
  store: 'S01',
  order,
  revision,
  work,
  notBefore: 0,
  instead,
  appointed: false,
});
interface Answer {
  readonly pieces: readonly { readonly day: string; readonly reservationId: string }[];
}
const plan = async (id: string, planned: PlannedWork) => (await planWork(deps(), id, planned)) as unknown as Answer;
const placesOn = async (day: string, order: string) =>
  ((await store.processes.readState(day)) as WorkshopDay).reservations.filter(({ holder }) => holder === order);

/** The day records itself, and the read side hears of it. */
const seen = (day: string) =>
  eventually(
    'the read side to see the day',
    async () => (await store.models.workshopDays.exists({ _id: day })) !== null,
  );

test('C-12 an errand that is carried out again, later, finds the place that it has taken, whether or not the read side has seen it', async () => {
  const order = 'RO-S01-20261128-9001';
  const first = await plan('E-1', wants(order));
  expect(first.pieces).toHaveLength(1);
  const { day } = first.pieces[0]!;
  await seen(day);
  clock.pass(90_000);
  expect(await plan('E-1', wants(order))).toEqual(first);
  await store.models.workshopDays.deleteOne({ _id: day });
  clock.pass(90_000);
  expect(await plan('E-1', wants(order))).toEqual(first);
  expect(await placesOn(day, order)).toHaveLength(1);
});

test('C-12 what the order has of another day is given back once it has another place', async () => {
  const order = 'RO-S01-20261128-9002';
  const inTwoDays = Date.now() + 48 * 3_600_000;
  const [before] = (await plan('E-2', { ...wants(order), notBefore: inTwoDays })).pieces;
  await seen(before!.day);
  const [now] = (await plan('E-3', wants(order, 2))).pieces;
  expect(now!.day).not.toBe(before!.day);
  expect(await placesOn(before!.day, order)).toEqual([]);
  expect(await placesOn(now!.day, order)).toHaveLength(1);
  const [later] = (await plan('E-4', { ...wants(order, 3, [now!]), notBefore: inTwoDays })).pieces;
  expect(await placesOn(now!.day, order)).toEqual([]);
  expect(await placesOn(later!.day, order)).toHaveLength(1);
});
