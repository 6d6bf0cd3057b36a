import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import * as scenarios from '../../dev/fixtures/complaint-scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { operatorTasksIn } from '../../platform/mongo/repositories/operator-tasks';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => (store = await createTestApi()));
afterAll(() => store.stop());

const refused = async (): Promise<number> => {
  const answer = await fetch(`${store.api.url}/readyz`);
  return ((await answer.json()) as { refusedErrands: number }).refusedErrands;
};

interface OperatorTask {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly about: string;
  readonly reason: string | null;
}
const tasks = async (): Promise<readonly OperatorTask[]> =>
  (await (await store.people.as('ops')).get('/operator-tasks')).body.items as readonly OperatorTask[];
/** The status, and the code of a problem. */
const send = async (who: string, id: string, what: string, body?: object): Promise<readonly [number, string?]> => {
  const person = await store.people.as(who);
  const answer = await person.post(`/operator-tasks/${encodeURIComponent(id)}/${what}`, body);
  return answer.body ? [answer.status, answer.body.code as string] : [answer.status];
};

/** A complaint whose rework cannot be opened, because its car is not in the master data any more. */
async function reworkWithoutCar(card: number) {
  const visit = await RepairOrderClient.open(store.people, card);
  await visit.read();
  const complaint = await ComplaintClient.open(store.people, card, { order: visit.number });
  await complaint.do(...scenarios.register);
  const car = (await store.api.context.repositories.vehicles.find('S01', visit.vehicle))!;
  await store.models.vehicles.deleteOne({ _id: visit.vehicle });
  await complaint.do('wang', 'orderRework', { vehicleIsHere: true, symptoms: '刹车异响' });
  const task = await eventually('the refusal to be told', async () =>
    (await tasks()).find(({ number }) => number === complaint.number),
  );
  expect(task).toMatchObject({ kind: 'errand', about: 'startRework', reason: 'partiesMissing' });
  return { visit, complaint, car, task };
}

test('D5 what is refused holds up neither its own view nor other processes, and is done when the operator says so', async () => {
  const { visit, complaint, car, task } = await reworkWithoutCar(2);
  expect(await refused()).toBe(1);

  await complaint.do('cr', 'holdSettlement', { reason: '等待处理' });
  const view = await eventually('the view to move on', async () => {
    const stored = await store.models.complaints.findOne({ _id: complaint.number }).lean();
    return (stored?.sequence ?? 0) >= complaint.sequence && stored!;
  });
  expect(view.open).toBe(true);
  await eventually('the settlement to be held', async () => (await visit.read()).settlementHolds.length === 1);

  await store.api.context.repositories.vehicles.add(car);
  expect(await send('ops', task.id, 'retry')).toEqual([204]);
  await eventually('the rework', async () => (await complaint.read()).rework?.order !== undefined);
  expect(await refused()).toBe(0);
});

test('what is tried again too early opens the task again', async () => {
  const { complaint, car, task } = await reworkWithoutCar(4);
  expect(await send('ops', task.id, 'retry')).toEqual([204]);
  await eventually('the task to be open again', async () => {
    const stored = await store.models.operatorTasks.findOne({ _id: task.id }).lean();
    return stored?.resolvedAt === null && stored.count === 2;
  });
  await store.api.context.repositories.vehicles.add(car);
  const resolution = { resolution: '已手工开具返修工单' };
  expect(await send('ops', task.id, 'resolution', resolution)).toEqual([204]);
  expect(await send('ops', task.id, 'retry')).toEqual([404, 'notFound']);
  expect((await complaint.read()).rework?.order).toBeUndefined();
});

test('a defect cannot be tried again, and who does not operate the system tries nothing', async () => {
  const visit = await RepairOrderClient.open(store.people, 5);
  const about = 'draftEstimate';
  await operatorTasksIn(store.models).report({ kind: 'defect', process: visit.number, about, stack: null });
  const id = `${visit.number}:defect:${about}`;
  expect(await send('ops', id, 'retry')).toEqual([409, 'nothingToRetry']);
  expect(await send('wang', id, 'retry')).toEqual([403, 'forbidden']);
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
