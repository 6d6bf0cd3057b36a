import { anotherCar } from '../../dev/fixtures/another-car';
import { expressActs, oilChange, playActs } from '../../dev/fixtures/express';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { scan, totalOf } from '../../dev/fixtures/scenarios';
import { demoPolicy } from '../../dev/fixtures/store';
import type { OrderFormName } from '../../domain/repair-order/papers';
import { PdfReader } from '../support/pdf-reader';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/versioned-api';

let store: TestApi;
const pdf = new PdfReader();
beforeAll(async () => {
  store = await createTestApi();
  // one person sits at the desk where money is taken, as in a small store; a second one has confirmed it
  const roles = ['cashier', 'settlementClerk'];
  const [manager, boss] = [await store.people.as('manager'), await store.people.as('store')];
  await manager.ask('/staff/cashier/roles', { method: 'PUT', body: { roles } });
  await boss.post('/staff/cashier/roles/confirmation', { roles });
});
afterAll(async () => {
  await store.stop();
  await pdf.close();
});

const desk = { clerk: 'cashier', cashier: 'cashier' };
const opened = async (customer: number, change: object = {}): Promise<RepairOrderClient> =>
  RepairOrderClient.open(store.people, customer, { checklistProfile: 'express', ...change });
const visitorOf = async (visit: RepairOrderClient) => {
  const { customer, accident } = await visit.read();
  return { customer, accident, lines: [], policy: demoPolicy };
};
const textOf = async (visit: RepairOrderClient, name: OrderFormName): Promise<string> => {
  const { status, body } = await (
    await store.people.as('wang')
  ).get(`/repair-orders/${visit.number}/documents/${name}.pdf`);
  expect(status).toBe(200);
  return pdf.textOf(Buffer.from(body, 'latin1'));
};

test('C-17 S-08 an oil change for a known customer takes twelve acts and three signatures, and keeps what is demanded', async () => {
  const visit = await opened(4);
  const acts = expressActs(await visitorOf(visit), desk);
  await playActs(visit, acts);
  await visit.openGate();

  // the opening, each act, and the gate
  expect(1 + acts.length + 1).toBeLessThanOrEqual(12);
  const order = await visit.read();
  const pictures = new Set(order.evidence.map(({ consent }: { consent: { scan: string } }) => consent.scan));
  expect(pictures.size).toBeLessThanOrEqual(3);
  expect(order).toMatchObject({ stage: 'delivered', exitPass: { usedAt: expect.any(String) } });
  const signed = order.evidence.map(({ document }: { document: string }) => document);
  expect(signed).toEqual([
    'preInspection',
    'documentDifferences',
    'articlesList',
    'order',
    'result',
    'settlement',
    'delivery',
    'pickupSlip',
  ]);
});
