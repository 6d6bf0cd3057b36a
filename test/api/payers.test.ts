import { payerVisits } from '../../dev/demo/visits/payers';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const played = payerVisits.map((story, index) => [story.title, story, 7 + index] as const);

test.each(played)('the people concerned go through HTTP to the gate: %s', async (_title, story, customer) => {
  const visit = await story.play(store.people, customer);
  const { stage, exitPass } = await visit.read();
  expect([stage, exitPass.usedAt !== undefined]).toEqual(['delivered', true]);
  const wang = await store.people.as('wang');
  for (const paper of ['estimate', 'repair-order', 'settlement'])
    expect((await wang.get(`/repair-orders/${visit.number}/documents/${paper}.pdf`)).status).toBe(200);
});

test('whoever works on the car reads nothing of the accounts', async () => {
  const [story] = payerVisits;
  const visit = await story!.play(store.people, 20);
  const body = (await (await store.people.as('zhao')).get(`/repair-orders/${visit.number}`)).body;
  expect(body.view).toBe('work');
  for (const field of ['payments', 'adjustments', 'invoices', 'invoiceData', 'settlement', 'goodwill'])
    expect(body).not.toHaveProperty(field);
});

test('F-11 what the manufacturer owes stands in the list of arrears after the car is gone, until it is paid', async () => {
  const [story] = payerVisits;
  const visit = await story!.play(store.people, 23);
  const finance = await store.people.as('finance');
  const rows = async (query = ''): Promise<{ number: string }[]> =>
    (await finance.get(`/arrears${query}`)).body.items.filter(
      ({ number }: { number: string }) => number === visit.number,
    );
  await visit.read();
  expect(await rows()).toEqual([
    expect.objectContaining({
      payer: 'manufacturer',
      amount: 68_000,
      overdue: false,
      ownerRole: 'warrantySpecialist',
      owner: null,
      reminders: 0,
      claim: 'SP-20261127-7',
    }),
  ]);
  expect(await rows('?overdue=true')).toEqual([]);
  expect(await rows('?payer=insurer')).toEqual([]);
  for (const who of ['zhao', 'gate', 'wang'])
    expect((await (await store.people.as(who)).get('/arrears')).status).toBe(403);

  // the visit is over for the customer, and takes money all the same
  await visit.refused('notFound', 'supervisor', 'assignArrears', { payer: 'manufacturer', owner: 'zhao' });
  await visit.do('supervisor', 'assignArrears', { payer: 'manufacturer', owner: 'finance' });
  const transfer = { method: 'transfer', amount: 68_000, received: 68_000, change: 0, reference: 'ICBC-1' };
  await visit.do('cashier', 'receivePayment', { paymentId: 'P-9', payer: 'manufacturer', ...transfer });
  await visit.read();
  expect(await rows()).toEqual([]);
});
