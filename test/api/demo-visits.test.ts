import { exceptionalVisits } from '../../dev/demo/visits/exceptions';
import { promises } from '../../dev/demo/visits/promises';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { drillPolicy } from '../../dev/fixtures/store';
import { endStages } from '../../domain/repair-order/stage';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
  await publishPolicy(store.people, drillPolicy);
});
afterAll(() => store.stop());

const visits = [...exceptionalVisits, ...promises];
const played = visits.map((story, index) => [story.title, story, 2 + index] as const);

test.each(played)('a visit of the demo day goes to its end as its script says: %s', async (_title, story, customer) => {
  const visit = await story.play(store.people, customer);
  const { stage } = await visit.read();
  expect(endStages).toContain(stage);
});
