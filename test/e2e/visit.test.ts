import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { Worker } from '@temporalio/worker';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { byPhone, menuLine } from '../../dev/fixtures/scenarios';
import { fold } from '../../domain/repair-order/process';
import type { RepairOrderEvent } from '../../domain/repair-order/state';
import { stateOf } from '../../platform/mongo/projections/views';
import { workflowBundle } from '../../platform/temporal/bundle';
import { drillPolicy, STORE } from '../../dev/fixtures/store';
import { eventually } from '../support/eventually';
import { openTestStore, type TestStore } from '../support/store';
import { processDefinitions } from '../../domain/processes';

let store: TestStore;
beforeAll(async () => (store = await openTestStore()));
afterAll(() => store.stop());

const oil = menuLine('MAINT-A', 'L-1');

/** Everything the event log holds of an order, as the domain knows it. */
async function logged(number: string): Promise<readonly RepairOrderEvent[]> {
  const events = await store.eventsOf(number);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_event, index) => index + 1));
  return events.map(({ event }) => event as RepairOrderEvent);
}

test('a whole visit through HTTP by its roles: workflow, event log and view tell the same, and the history replays', async () => {
  const visit = await maintenance(store.people, 2);
  const handle = store.temporal.workflow.getHandle(processDefinitions.repairOrder.workflowId(visit.number));
  const result = await handle.result();
  expect(result).toMatchObject({ stage: 'delivered', number: visit.number });

  await store.api.context.recorder.drain();
  const events = await logged(visit.number);
  expect(fold(events)).toEqual(result);
  const view = await store.models.orders.findOne({ _id: visit.number }).lean();
  expect(await stateOf(store.models, view!)).toEqual(result);

  const history = await handle.fetchHistory();
  const dataConverter = store.encryption.forWorker(() => undefined);
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle(), dataConverter }, history, handle.workflowId);

  const late = await visit.send('wang', 'noteCondition', { note: 'too late' });
  expect([late.status, late.body.code]).toEqual([409, 'processClosed']);
});

test('D-17 advisor, customer relations and workshop see the same live state; list and detail agree, and minSequence reads one’s own writes', async () => {
  const visit = await RepairOrderClient.open(store.people, 3);
  await visit.receive();
  const { sequence, stage } = await visit.read();
  expect([sequence >= visit.sequence, stage]).toEqual([true, 'preInspection']);
  for (const who of ['wang', 'cr', 'zhao', 'workshop']) {
    const live = await (await store.people.as(who)).get(`/repair-orders/${visit.number}/live`);
    expect(live.body).toMatchObject({ sequence: visit.sequence, stage: 'preInspection' });
  }
  const list = await eventually('the list to show the order', async () => {
    const { body } = await (
      await store.people.as('manager')
    ).get('/repair-orders?stage=preInspection&plate=沪D&advisor=wang&limit=10');
    return body.items.find(
      (row: { number: string; sequence: number }) => row.number === visit.number && row.sequence === sequence,
    );
  });
  expect(list).toMatchObject({ plate: expect.stringMatching(/^沪/), late: false });
});

test('T-14 T-15 fire by themselves in a running workflow, each once, and approve nothing', async () => {
  await publishPolicy(store.people, drillPolicy);
  const visit = await RepairOrderClient.open(store.people, 4);
  await visit.toWorkshop([oil]);
  const total = await visit.find('X-1', menuLine('WIPER', 'X-L1'));
  await visit.until('T-14', (events) => events.some(({ timer }) => timer === 'T-14'));
  await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'phone', reached: true });
  await visit.until('T-15', (events) =>
    events.some(({ timer, reaction }) => timer === 'T-15' && reaction === 'escalate'),
  );
  await visit.refused('lineNotAuthorised', 'zhao', 'startLine', { lineId: 'X-L1' });
  await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'phone', reached: true });
  await visit.hear('extraItem', 'approved', 'X-1');
  const consent = byPhone('好的，做吧');
  await visit.do('wang', 'answerExtraItem', { itemId: 'X-1', answer: 'approved', total, delayMinutes: 30, consent });
  await visit.until('T-16', (events) => events.some(({ timer }) => timer === 'T-16'));
  const keys = (await visit.events()).filter(({ type }) => type === 'deadlinePassed').map(({ key }) => key as string);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual(expect.arrayContaining(['T-14/X-1#1', 'T-15/X-1#1', 'T-15/X-1#2', 'T-15/X-1#3', 'T-16/X-1#1']));
});

test('the policy is pinned: an order keeps the numbers it began with', async () => {
  const visit = await RepairOrderClient.open(store.people, 5);
  const before = (await visit.read()).policyVersion as number;
  const { body } = await publishPolicy(store.people, drillPolicy, { coverPieces: 7 });
  expect(body).toMatchObject({ store: STORE, version: before + 1, coverPieces: 7 });
  expect((await visit.read()).policyVersion).toBe(before);
  expect((await (await RepairOrderClient.open(store.people, 6)).read()).policyVersion).toBe(before + 1);
});

test('T14 T16 a long order continues as a new run with its state, and a repeated command id still counts once', async () => {
  const visit = await RepairOrderClient.open(store.people, 7);
  const first = await visit.send('wang', 'noteCondition', { note: '第一条' }, 'the-same-key');
  const writer = async (name: string): Promise<void> => {
    for (let n = 0; n < 10; n++) await visit.do('wang', 'noteCondition', { note: `${name} 第${n}条` });
  };
  await Promise.all(['a', 'b', 'c', 'd'].map(writer));
  const handle = store.temporal.workflow.getHandle(processDefinitions.repairOrder.workflowId(visit.number));
  const { runId } = await handle.describe();
  const started = await store.temporal.workflow
    .getHandle(processDefinitions.repairOrder.workflowId(visit.number), runId)
    .fetchHistory();
  expect(started.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toBeTruthy();
  const again = await visit.send('wang', 'noteCondition', { note: '第一条' }, 'the-same-key');
  expect(again.body).toEqual(first.body);
  visit.sequence = 42;
  expect((await visit.read()).sequence).toBe(42);
  await store.api.context.recorder.drain();
  expect(await logged(visit.number)).toHaveLength(42);
});

test('two advisors, one order: fifty repetitions and racing answers leave one decision', async () => {
  const visit = await RepairOrderClient.open(store.people, 8);
  await visit.toWorkshop([oil]);
  const total = await visit.find('X-1', menuLine('WIPER', 'X-L1'));
  await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'phone', reached: true });
  await visit.hear('extraItem', 'approved', 'X-1');
  await visit.hear('extraItem', 'declined', 'X-1');
  const answer = {
    itemId: 'X-1',
    answer: 'approved',
    total,
    delayMinutes: 30,
    consent: { channel: 'phone', witness: 'assistant', words: '好' },
  };
  const answers = await Promise.all([
    ...Array.from({ length: 8 }, () => visit.send('wang', 'answerExtraItem', answer, 'one-key')),
    visit.send('li', 'answerExtraItem', { ...answer, answer: 'declined' }, 'other-key'),
  ]);
  const settled = await Promise.all(answers.map((one, index) => visit.settled(index === 8 ? 'li' : 'wang', one)));
  await visit.do('wang', 'noteCondition', { note: '答复后' });
  expect((await visit.events()).filter(({ type }) => type === 'extraItemAnswered')).toHaveLength(1);
  expect(
    settled.filter(
      ({ status, body }) => status >= 500 || (body.status === 'rejected' && body.code !== 'extraItemAnswered'),
    ),
  ).toEqual([]);
});
