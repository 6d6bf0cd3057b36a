import { temporal } from '@temporalio/proto';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import * as scenarios from '../../dev/fixtures/scenarios';
import { fingerprint } from '../../domain/kernel/fingerprint';
import { fold } from '../../domain/repair-order/process';
import { processDefinitions } from '../../domain/processes';
import type { RepairOrderEvent } from '../../domain/repair-order/state';
import { oneOf } from '../../platform/mongo/filters';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { reconcileAll } from '../../platform/operate/reconcile';
import type { ProcessFilter } from '../../platform/process-records';
import { TemporalProcesses } from '../../platform/temporal/temporal-processes';
import { TemporalRecords } from '../../platform/temporal/temporal-records';
import { outcomeOf } from '../replay/recordings';
import { eventually } from '../support/eventually';
import { recodePayloads } from '../support/recoded-history';
import { openTestStore, type TestStore } from '../support/store';

const oil = scenarios.menuLine('MAINT-A', 'L-1');
let store: TestStore;
let said: string[] = [];
beforeAll(async () => {
  store = await openTestStore();
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line).trim()) > 0);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await store.stop();
});

const options = () => {
  const { TASK_QUEUE: taskQueue, ANSWER_WITHIN_MS: answerWithinMs } = store.config;
  return { taskQueue, answerWithinMs };
};
const reconcile = async (filter: ProcessFilter, repairs: boolean): Promise<readonly string[]> => {
  said = [];
  await reconcileAll(new TemporalRecords(store.temporal, options()), store.models, filter, {
    repairs,
    everyEvent: false,
  });
  return said;
};
const handleOf = (number: string) =>
  store.temporal.workflow.getHandle(processDefinitions.repairOrder.workflowId(number));
const stateOf = (number: string) => new TemporalProcesses(store.temporal, options()).readState(number);
const loggedOf = async (number: string): Promise<readonly RepairOrderEvent[]> =>
  (await store.eventsOf(number)).map(({ event }) => event as RepairOrderEvent);
const foldedLog = async (number: string) => fold(await loggedOf(number));
const isRecorded = async (number: string): Promise<boolean> => {
  const { sequence } = await stateOf(number);
  return (await store.models.orders.findOne({ _id: number }).lean())?.sequence === sequence;
};

test('T20 events deleted at random are recorded anew from all runs of a process, which then goes on to its end', async () => {
  const visit = await RepairOrderClient.open(store.people, 2);
  await visit.toWorkshop([oil]);
  await visit.work([oil]);
  const { number } = visit;
  await eventually('the visit to be recorded', () => isRecorded(number));
  const { sequence } = await stateOf(number);
  const [started] = (await handleOf(number).fetchHistory()).events ?? [];
  // it has continued as a new run, so that one history is not enough
  expect(started?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toBeTruthy();
  const lost = Array.from({ length: sequence }, (_, index) => index + 1).filter(() => Math.random() < 0.4);
  lost.push(sequence);
  await store.models.events.deleteMany({ process: number, sequence: oneOf(lost) });
  await store.models.orders.deleteOne({ _id: number });

  await expect(reconcile({ process: number }, false)).rejects.toThrow('1 processes differ');
  expect(said[0]).toContain(`${number}: the log lacks`);
  expect((await reconcile({ process: number }, true))[0]).toMatch(/: repaired$/);
  expect(fingerprint(await foldedLog(number))).toBe(fingerprint(await stateOf(number)));
  expect(await reconcile({ process: number }, false)).toEqual([
    '1 processes compared: 1 the same, 0 repaired, 0 differ.',
  ]);
  await visit.finish();
  expect((await visit.read()).stage).toBe('delivered');
});

test('processes that have ended are compared too, and only those of this installation', async () => {
  const { number } = await maintenance(store.people, 3);
  const handle = handleOf(number);
  await handle.result();
  await eventually('the visit to be recorded', () => isRecorded(number));
  await store.models.events.deleteMany({ process: number, sequence: oneOf([2, 3, 17]) });
  const lines = await eventually('all processes to be listed and repaired', async () => {
    const found = await reconcile('all', true);
    return found.some((line) => line.startsWith(`${number}: the log lacks 2–3, 17`)) && found;
  });
  expect(lines.filter((line) => line.includes('differ.'))).toEqual([expect.stringContaining(', 0 differ.')]);
  expect(fingerprint(await foldedLog(number))).toBe(fingerprint(await handle.result()));
});

test('what the API says is recorded is the state that the process itself had', async () => {
  const { number } = await maintenance(store.people, 5);
  const handle = handleOf(number);
  await handle.result();
  const events = await loggedOf(number);
  const history = await handle.fetchHistory();
  const codec = store.encryption.forClient.payloadCodecs![0]!;
  await recodePayloads(history, async (payload) => (await codec.decode([payload]))[0]!);
  const claims = outcomeOf({ history }).answered.flatMap(({ submission }) =>
    submission.recordedThrough === undefined ? [] : [submission],
  );
  expect(claims.length).toBeGreaterThan(0);
  for (const { recordedThrough, recordedState } of claims)
    expect(recordedState).toBe(fingerprint(fold(events.slice(0, recordedThrough))));
});

test('D4 a workflow that was reset loses no event: the log says that it has other ones, and is repaired', async () => {
  const visit = await RepairOrderClient.open(store.people, 4);
  await visit.receive();
  const { number } = visit;
  const note = (text: string) => visit.do('wang', 'noteCondition', { note: text });
  for (const text of ['one', 'two', 'three']) await note(text);
  await eventually('the notes to be recorded', () => isRecorded(number));

  const id = processDefinitions.repairOrder.workflowId(number);
  const { events = [] } = await store.temporal.workflow.getHandle(id).fetchHistory();
  const { EVENT_TYPE_WORKFLOW_TASK_COMPLETED: completed } = temporal.api.enums.v1.EventType;
  const points = (events ?? []).filter(({ eventType }) => eventType === completed);
  await store.temporal.workflowService.resetWorkflowExecution({
    namespace: store.temporal.options.namespace,
    workflowExecution: { workflowId: id },
    reason: 'test',
    requestId: number,
    workflowTaskFinishEventId: points.at(-2)!.eventId!,
    resetReapplyExcludeTypes: [
      temporal.api.enums.v1.ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_SIGNAL,
      temporal.api.enums.v1.ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_UPDATE,
    ],
  });
  for (const text of ['four', 'five', 'six', 'seven']) await note(text);
  const { sequence } = await stateOf(number);
  const { operatorTasks } = repositoriesOn(store.models);
  await eventually('an operator’s task', async () =>
    (await operatorTasks.openIn('S01', 50)).some(({ kind, process: about }) => kind === 'log' && about === number),
  );
  expect((await reconcile({ process: number }, true))[0]).toMatch(/the log has other events at .*: repaired$/);
  const state = await stateOf(number);
  expect(state.sequence).toBe(sequence);
  expect(fingerprint(await foldedLog(number))).toBe(fingerprint(state));
  await note('eight');
  await eventually('the new branch to be recorded', () => isRecorded(number));
  expect(await reconcile({ process: number }, false)).toHaveLength(1);
});
