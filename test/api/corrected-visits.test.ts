import { correctedVisits } from '../../dev/demo/visits/corrections';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const played = correctedVisits.map((story, index) => [story.title, story, 7 + index] as const);

test.each(played)('the people concerned go through HTTP to the gate: %s', async (_title, story, customer) => {
  const visit = await story.play(store.people, customer);
  const wang = await store.people.as('wang');
  const { stage, exitPass } = await visit.read();
  expect([stage, exitPass.usedAt !== undefined]).toEqual(['delivered', true]);
  const papers = ['pre-inspection', 'articles', 'repair-order', 'delivery-check', 'settlement', 'guarantee'];
  for (const paper of papers)
    expect((await wang.get(`/repair-orders/${visit.number}/documents/${paper}.pdf`)).status).toBe(200);
});
