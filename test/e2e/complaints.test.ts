import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { Worker } from '@temporalio/worker';
import { complaintsInTime } from '../../dev/demo/complaint-stories';
import type { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { drillPolicy } from '../../dev/fixtures/store';
import { fold } from '../../domain/complaint/process';
import type { ComplaintEvent } from '../../domain/complaint/state';
import { stateOf } from '../../platform/mongo/projections/views';
import { workflowBundle } from '../../platform/temporal/bundle';
import { openTestStore, type TestStore } from '../support/store';
import { processDefinitions } from '../../domain/processes';

/** Whole complaints through HTTP on real engines; the deadlines pass in seconds by policy. Those that need no time are played in memory (test/api). */
let store: TestStore;
const AT_ONCE = 4;
const played = new Map<string, { readonly complaint?: ComplaintClient; readonly fault?: unknown }>();

beforeAll(async () => {
  store = await openTestStore();
  await publishPolicy(store.people, drillPolicy);
  const queue = [...complaintsInTime.entries()];
  const player = async (): Promise<void> => {
    for (let next; (next = queue.shift());) {
      const [index, { title, play }] = next;
      try {
        played.set(title, { complaint: await play(store.people, 2 + (index % 38)) });
      } catch (fault) {
        played.set(title, { fault });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, player));
}, 900_000);
afterAll(() => store.stop());

test.each(complaintsInTime.map(({ title }) => [title]))('H %s', async (title) => {
  const { complaint, fault } = played.get(title)!;
  if (fault) throw fault as Error;
  const { models, temporal } = store;
  const handle = temporal.workflow.getHandle(processDefinitions.complaint.workflowId(complaint!.number));
  const result = await handle.result();
  await store.api.context.recorder.drain();
  const events = await store.eventsOf(complaint!.number);
  expect(fold(events.map(({ event }) => event as ComplaintEvent))).toEqual(result);
  expect(await stateOf(models, (await models.complaints.findOne({ _id: complaint!.number }).lean())!)).toEqual(result);
  expect(await models.tasks.countDocuments({ process: complaint!.number, open: true })).toBe(0);
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
