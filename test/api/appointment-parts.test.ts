import { AppointmentClient } from '../../dev/fixtures/appointment-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { createErrands } from '../../activities/errands';
import { createLog } from '../../platform/log';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi({ ANSWER_WITHIN_MS: '500' });
});
afterAll(() => store.stop());

const pads = menuLine('BRAKE-F', 'L-1');
const [pad = ''] = pads.parts.map(({ partNumber }) => partNumber);
const stockOf = async (): Promise<number> =>
  (await (await store.people.as('parts')).get(`/parts/${pad}`)).body.stock as number;
const stockBecomes = (stock: number) => eventually(`${stock} of ${pad}`, async () => (await stockOf()) === stock);

/** The store has one; an appointment has it put aside. */
async function withTheLastOne(customer: number): Promise<AppointmentClient> {
  await store.models.parts.updateOne({ partNumber: pad, store: 'S01' }, { $set: { stock: 1 } });
  const appointment = await AppointmentClient.open(store.people, customer);
  await appointment.agree(3, { parts: [{ partNumber: pad, quantity: 1 }] });
  await appointment.sign();
  await stockBecomes(0);
  return appointment;
}

/** The car comes, and its visit has heard of the parts. */
async function arrive(appointment: AppointmentClient): Promise<RepairOrderClient> {
  const { vehicle } = await appointment.read();
  const number = await appointment.arrive();
  const { body } = await (await store.people.as('wang')).get(`/repair-orders/${number}/live`);
  const visit = new RepairOrderClient(store.people, number, vehicle, body);
  await visit.until('the parts', (events) => events.some(({ type }) => type === 'partsTakenOver'));
  return visit;
}

test('A-19 between the arrival of the car and its line nobody else gets the part that was put aside for it', async () => {
  const rival = await RepairOrderClient.open(store.people, 3);
  await rival.toWorkshop([pads]);
  const tries: unknown[] = [];
  const tryAgain = async () => {
    const { status, body } = await rival.send('parts', 'reserveParts', { lineId: 'L-1' });
    tries.push(status === 409 ? body.code : status);
  };
  const appointment = await withTheLastOne(4);
  await tryAgain();
  const visit = await arrive(appointment);
  await tryAgain();
  await visit.toContract([pads]);
  await tryAgain();
  const { body: list } = await (await store.people.as('parts')).get('/picking-list');
  const stocks = (list.items as { number: string; parts: { stock: number }[] }[]).map(({ number, parts }) => [
    number,
    parts[0]!.stock,
  ]);
  expect(stocks).toEqual(
    expect.arrayContaining([
      [visit.number, 1],
      [rival.number, 0],
    ]),
  );
  await visit.do('parts', 'reserveParts', { lineId: 'L-1' });
  await tryAgain();
  expect(tries).toEqual(['stockShort', 'stockShort', 'stockShort', 'stockShort']);
  expect((await visit.read()).lines[0]).toMatchObject({ supply: { state: 'reserved', missing: [] } });
  expect(await stockOf()).toBe(0);
});

test('A-19 a visit that comes to nothing gives the part back', async () => {
  const visit = await arrive(await withTheLastOne(5));
  await visit.do('manager', 'voidOrder', { reason: '重复开单' });
  await stockBecomes(1);
  expect((await visit.read()).stage).toBe('voided');
});

test('A-19 parts for a visit that is over already go back, once', async () => {
  await store.models.parts.updateOne({ partNumber: pad, store: 'S01' }, { $set: { stock: 0 } });
  const { repositories } = store.api.context;
  const carryOut = createErrands({ processes: store.processes, repositories, log: createLog('test', 'silent') });
  const errand = {
    sendCommand: 'repairOrder',
    number: 'RO-S01-20200101-0001',
    command: { type: 'takeOverParts', parts: [{ partNumber: pad, quantity: 2 }] },
    ifOver: { store: 'S01', number: 'AP-1', takes: 'whole', changes: [{ partNumber: pad, by: 2 }] },
  } as const;
  await carryOut({ id: 'AP-1:9:1', errand: { ...errand, command: { ...errand.command, parts: [] } } }, 1);
  await carryOut({ id: 'AP-1:9:1', errand: { ...errand, command: { ...errand.command, parts: [] } } }, 2);
  expect(await stockOf()).toBe(2);
});
