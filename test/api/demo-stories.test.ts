import { complaintsByCommands } from '../../dev/demo/complaint-stories';
import { exceptionalVisits } from '../../dev/demo/visits/exceptions';
import { ownPartVisits } from '../../dev/demo/visits/own-parts';
import { promises } from '../../dev/demo/visits/promises';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { drillPolicy } from '../../dev/fixtures/store';
import { endStages as endsOfComplaints } from '../../domain/complaint/stage';
import { endStages as endsOfVisits } from '../../domain/repair-order/stage';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
  await publishPolicy(store.people, drillPolicy);
});
afterAll(() => store.stop());

const visits = [...exceptionalVisits, ...promises, ...ownPartVisits].map(
  (story, index) => [story.title, story, 2 + index] as const,
);
const complaints = complaintsByCommands.map((story, index) => [story.title, story, 2 + index] as const);

test.each(visits)('a visit of the demo day goes to its end as its script says: %s', async (_title, story, customer) => {
  const visit = await story.play(store.people, customer);
  const { stage } = await visit.read();
  expect(endsOfVisits).toContain(stage);
});

test.each(complaints)('a complaint of the demo day goes to its end as its script says: %s', async (...played) => {
  const [, story, customer] = played;
  const complaint = await story.play(store.people, customer);
  const { stage } = await complaint.read();
  expect(endsOfComplaints).toContain(stage);
});
