import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { Worker } from '@temporalio/worker';
import { complaintsAndOtherProcesses } from '../../dev/demo/complaint-stories';
import type { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { drillPolicy } from '../../dev/fixtures/store';
import { fold } from '../../domain/complaint/process';
import type { ComplaintEvent } from '../../domain/complaint/state';
import { stateOf } from '../../platform/mongo/projections/views';
import { workflowBundle } from '../../platform/temporal/bundle';
import { playAll } from '../support/played-stories';
import { openTestStore, type TestStore } from '../support/store';
import { processDefinitions } from '../../domain/processes';

/** Whole complaints through HTTP on real engines; the deadlines pass in seconds by policy. Those in which no other process takes part are played in memory (test/api). */
let store: TestStore;
let complaintOf: (title: string) => ComplaintClient;

beforeAll(async () => {
  store = await openTestStore();
  await publishPolicy(store.people, drillPolicy);
  complaintOf = await playAll(store.people, complaintsAndOtherProcesses);
}, 900_000);
afterAll(() => store.stop());

test.each(complaintsAndOtherProcesses.map(({ title }) => [title]))('H %s', async (title) => {
  const { number } = complaintOf(title);
  const { models, temporal } = store;
  const handle = temporal.workflow.getHandle(processDefinitions.complaint.workflowId(number));
  const result = await handle.result();
  await store.api.context.recorder.drain();
  const events = await store.eventsOf(number);
  expect(fold(events.map(({ event }) => event as ComplaintEvent))).toEqual(result);
  expect(await stateOf(models, (await models.complaints.findOne({ _id: number }).lean())!)).toEqual(result);
  expect(await models.tasks.countDocuments({ process: number, open: true })).toBe(0);
  const dataConverter = store.encryption.forWorker(() => undefined);
  const replay = { workflowBundle: await workflowBundle(), dataConverter };
  await Worker.runReplayHistory(replay, await handle.fetchHistory(), handle.workflowId);
});

test('the deadline audit of the whole day finds none lost, doubled, early or passed over', async () => {
  const { body } = await (await store.people.as('crmanager')).get('/deadline-audit');
  expect(body.faults).toEqual([]);
  expect(body.proved).toBe(true);
  expect(body.fired).toBeGreaterThan(10);
  expect(body.armed).toBe(body.fired + body.cancelled + body.running);
});
