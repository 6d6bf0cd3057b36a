import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import * as scenarios from '../../dev/fixtures/complaint-scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => (store = await createTestApi()));
afterAll(() => store.stop());

const failing = async (): Promise<number> => {
  const answer = await fetch(`${store.api.url}/readyz`);
  return ((await answer.json()) as { failingReactions: number }).failingReactions;
};

/** A complaint whose rework cannot be opened, because its car is not in the master data any more. */
async function reworkWithoutCar() {
  const visit = await RepairOrderClient.open(store.people, 2);
  await visit.read();
  const complaint = await ComplaintClient.open(store.people, 2, { order: visit.number });
  await complaint.do(...scenarios.register);
  const car = (await store.models.vehicles.findOne({ _id: visit.vehicle }).lean())!;
  await store.models.vehicles.deleteOne({ _id: visit.vehicle });
  await complaint.do('wang', 'orderRework', { vehicleIsHere: true, symptoms: '刹车异响' });
  await eventually('the failure to be counted', async () => (await failing()) === 1);
  return { visit, complaint, car };
}

test('what cannot be carried out holds up neither its own view nor other processes, and is made good later', async () => {
  const { visit, complaint, car } = await reworkWithoutCar();

  await complaint.do('cr', 'holdSettlement', { reason: '等待处理' });
  const view = await eventually('the view to move on', async () => {
    const stored = await store.models.complaints.findOne({ _id: complaint.number }).lean();
    return (stored?.sequence ?? 0) >= complaint.sequence && stored!;
  });
  expect(view.open).toBe(true);
  await eventually('the settlement to be held', async () => (await visit.read()).settlementHolds.length === 1);

  const [stored] = await store.models.reactions.find({ process: complaint.number, status: 'waiting' }).lean();
  expect(stored).toMatchObject({ failure: `${visit.number} has no customer and vehicle to make good` });

  await store.models.vehicles.create(car);
  await eventually('the rework', async () => (await complaint.read()).rework?.order !== undefined);
  expect(await failing()).toBe(0);
});

test('what one process asks of the same other one is carried out in its order', async () => {
  const visit = await RepairOrderClient.open(store.people, 3);
  await visit.read();
  const complaint = await ComplaintClient.open(store.people, 3, { order: visit.number });
  await complaint.do(...scenarios.register);
  for (let round = 0; round < 3; round++) {
    await complaint.do('cr', 'holdSettlement', { reason: '等待处理' });
    await complaint.do('cr', 'releaseSettlement', { reason: '已处理' });
  }
  const types = await eventually('every hold and release', async () => {
    const events = (await visit.events()).map(({ type }: { type: string }) => type);
    const heard = events.filter((type) => type === 'settlementHeld' || type === 'settlementHoldReleased');
    return heard.length === 6 && heard;
  });
  expect(types).toEqual(Array.from({ length: 6 }, (_none, index) => (index % 2 ? types[1] : types[0])));
  expect((await visit.read()).settlementHolds).toEqual([]);
});
