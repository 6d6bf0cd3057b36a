import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { decide } from '../../domain/process';
import { evolve, fold, repairOrderProcess } from '../../domain/repair-order/process';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import { workflowBundle } from '../../platform/temporal/bundle';
import { recordings, told, type Recording } from './recordings';

const all = recordings();
let bundle: WorkflowBundle;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  bundle = await workflowBundle();
});

type Evolve = (order: RepairOrder, event: RepairOrderEvent) => RepairOrder;

/** The order as these evolvers tell it. */
const retold = ({ history }: Recording, by: Evolve): RepairOrder =>
  told(history)
    .published.map(({ event }) => event)
    .reduce(by, undefined as unknown as RepairOrder);

test('T7 there is a recording for each of thirty paths through an order', () =>
  expect(all.length).toBeGreaterThanOrEqual(30));

describe('T7 the recorded histories', () => {
  test.each(all)('$name replays on today’s code', ({ history, name }) =>
    expect(Worker.runReplayHistory({ workflowBundle: bundle }, history, name)).resolves.toBeUndefined(),
  );

  test.each(all)('$name ends in the same state, event by event and command by command', (recording) => {
    const { answered, published, result } = told(recording.history);
    expect(fold(published.map(({ event }) => event))).toEqual(result);
    for (const { command, receipt } of answered) {
      const [first] = receipt.recorded;
      if (!first) continue;
      const before = fold(published.filter(({ sequence }) => sequence < first.sequence).map(({ event }) => event));
      const again = decide(repairOrderProcess, before, command, first.event.at);
      expect(again).toEqual(receipt.recorded.map(({ event }) => event));
    }
  });
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
      evolve(order, event.type === 'orderSigned' ? { ...event, at: event.at + 1 } : event);
    const [recording] = all;
    expect(retold(recording!, evolve)).toEqual(told(recording!.history).result);
    expect(retold(recording!, shifted)).not.toEqual(told(recording!.history).result);
  });
});
