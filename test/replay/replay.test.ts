import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import {
  processDefinitions,
  processTypes,
  type AnyDefinition,
  type AnyEvent,
  type AnyState,
  type ProcessType,
} from '../../domain/processes';
import { judge } from '../../domain/kernel/judge';
import { auditDeadlines } from '../../domain/time/deadline-audit';
import { workflowBundle } from '../../platform/temporal/bundle';
import { recordings, outcomeOf, type Recording } from './recordings';

const all = recordings();
let bundle: WorkflowBundle;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  bundle = await workflowBundle();
});

type Evolve = AnyDefinition['evolve'];

/** the state that these reducers lead to. */
const fold = (events: readonly AnyEvent[], type: ProcessType, by: Evolve): AnyState =>
  events.reduce(by, processDefinitions[type].initialState);
const replayUnderPolicy = ({ history, type }: Recording, by: Evolve): AnyState =>
  fold(
    outcomeOf(history).published.map(({ event }) => event),
    type,
    by,
  );

/** Paths through a process of each type that have a recording, at least. */
const paths: { readonly [T in ProcessType]: number } = { repairOrder: 30, complaint: 20, followUp: 4 };

test.each(processTypes)('T7 there is a recording for each of many paths through a %s', (type) =>
  expect(all.filter((one) => one.type === type).length).toBeGreaterThanOrEqual(paths[type]),
);

describe('T7 the recorded histories', () => {
  test.each(all)('$name replays on today’s code', ({ history, name }) =>
    expect(Worker.runReplayHistory({ workflowBundle: bundle }, history, name)).resolves.toBeUndefined(),
  );

  test.each(all)('$name ends in the same state, event by event and command by command', ({ history, type }) => {
    const { answered, published, result } = outcomeOf(history);
    const definition = processDefinitions[type];
    const evolve: Evolve = (state, event) => definition.evolve(state, event);
    const events = published.map(({ event }) => event);
    expect(fold(events, type, evolve)).toEqual(result);
    for (const { submission, receipt } of answered) {
      const [first] = receipt.recorded;
      if (!first) continue;
      const earlier = published.filter(({ sequence }) => sequence < first.sequence).map(({ event }) => event);
      const again = judge(definition, fold(earlier, type, evolve), {}, submission, first.event.at);
      expect(again.events).toEqual(receipt.recorded.map(({ event }) => event));
    }
  });

  test.each(all.filter(({ type }) => type !== 'repairOrder'))(
    'every deadline of $name ends exactly once',
    (recording) => {
      const { published } = outcomeOf(recording.history);
      const { faults } = auditDeadlines(processDefinitions[recording.type], published, published.at(-1)!.event.at);
      expect(faults).toEqual([]);
    },
  );
});

describe('T7 the gate bites', () => {
  test('a workflow with one step more is caught by every recording', async () => {
    const changed = await bundleWorkflowCode({
      workflowsPath: require.resolve('./changed-workflow'),
      logger: new DefaultLogger('ERROR'),
    });
    for (const { history, name } of all.slice(0, 5))
      await expect(Worker.runReplayHistory({ workflowBundle: changed }, history, name)).rejects.toThrow(
        DeterminismViolationError,
      );
  });

  test('a rule that writes other content replays without complaint, and is caught by the comparison', () => {
    const shifted: Evolve = (order, event) =>
      processDefinitions.repairOrder.evolve(
        order,
        event.type === 'orderSigned' ? { ...event, at: event.at + 1 } : event,
      );
    const recording = all.find(({ type }) => type === 'repairOrder');
    expect(
      replayUnderPolicy(recording!, (order, event) => processDefinitions.repairOrder.evolve(order, event)),
    ).toEqual(outcomeOf(recording!.history).result);
    expect(replayUnderPolicy(recording!, shifted)).not.toEqual(outcomeOf(recording!.history).result);
  });
});
