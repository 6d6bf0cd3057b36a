import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { vehicles } from '../../dev/fixtures/store';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => (store = await createTestApi()));
afterAll(() => store.stop());

/** A car that leaves without repair: it has its exit pass. */
async function declined(card: number): Promise<RepairOrderClient> {
  const visit = await RepairOrderClient.open(store.people, card);
  await visit.receive();
  await visit.do('wang', 'startEstimate');
  const wish = { reason: 'prefersAppointment', feeTold: true, wishedDay: '2099-12-05' };
  await visit.do('wang', 'declineEstimate', wish);
  await visit.do('cashier', 'issueExitPass');
  return visit;
}
const passOf = ({ number, vehicle }: RepairOrderClient) => ({
  exitPass: `EP-${number}`,
  plate: vehicles.find(({ _id }) => _id === vehicle)!.plate,
});

test('F-28 the plate on the car must be that of the order', async () => {
  const visit = await declined(2);
  await visit.refused('plateDiffers', 'gate', 'openGate', { ...passOf(visit), plate: '京A12345' });
  await visit.do('gate', 'openGate', passOf(visit));
  expect((await visit.read()).stage).toBe('closedNoRepair');
});

test('F-28 the gate opens also while the read side does not know the order', async () => {
  const { orders } = store.models;
  const visit = await declined(3);
  await eventually('the view', async () => orders.exists({ _id: visit.number, sequence: visit.sequence }));
  await orders.deleteOne({ _id: visit.number });
  await visit.refused('plateDiffers', 'gate', 'openGate', { ...passOf(visit), plate: '京A12345' });
  await visit.do('gate', 'openGate', passOf(visit));
  expect((await visit.read()).stage).toBe('closedNoRepair');
});

test('a number that no order has is not found', async () => {
  const gate = await store.people.as('gate');
  const path = '/repair-orders/RO-S01-20200101-0001/gate';
  const answer = await gate.post(path, { exitPass: 'EP-RO-S01-20200101-0001', plate: '京A12345' });
  expect([answer.status, answer.body.code]).toEqual([404, 'notFound']);
});
