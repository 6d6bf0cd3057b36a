import { complaintsAlone } from '../../dev/demo/complaint-stories';
import { exceptionalVisits } from '../../dev/demo/visits/exceptions';
import { ownPartVisits } from '../../dev/demo/visits/own-parts';
import { promises } from '../../dev/demo/visits/promises';
import type { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { drillPolicy } from '../../dev/fixtures/store';
import { endStages as endsOfComplaints } from '../../domain/complaint/stage';
import { endStages as endsOfVisits } from '../../domain/repair-order/stage';
import { playAll } from '../support/played-stories';
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

test.each(visits)('a visit of the demo day goes to its end as its script says: %s', async (_title, story, customer) => {
  const visit = await story.play(store.people, customer);
  const { stage } = await visit.read();
  expect(endsOfVisits).toContain(stage);
});

describe('a complaint of the demo day goes to its end as its script says', () => {
  let complaintOf: (title: string) => ComplaintClient;
  beforeAll(async () => {
    complaintOf = await playAll(store.people, complaintsAlone);
  }, 600_000);

  test.each(complaintsAlone.map(({ title }) => [title]))('%s', async (title) => {
    const { stage } = await complaintOf(title).read();
    expect(endsOfComplaints).toContain(stage);
  });
});
