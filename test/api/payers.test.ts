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
