import { ErasedProcesses } from '../../platform/temporal/erased-processes';
import { createLog } from '../../platform/log';
import { processDefinitions } from '../../domain/processes';

const number = 'RO-S01-20261122-0001';
const workflowId = processDefinitions.repairOrder.workflowId(number);

test('M-06 an end that does not succeed is tried again, because a process that has ended is met no more', async () => {
  const end = jest.fn<Promise<void>, [string]>();
  end.mockRejectedValueOnce(new Error('MongoDB is away')).mockRejectedValueOnce(new Error('still')).mockResolvedValue();
  await new ErasedProcesses(end, createLog('test', 'silent'), 1).meet(workflowId);
  expect(end.mock.calls).toEqual([[number], [number], [number]]);
});

test('M-06 while a process is being ended nobody else ends it; what is no process of ours is let be', async () => {
  let done = (): void => undefined;
  const end = jest.fn(() => new Promise<void>((resolve) => (done = resolve)));
  const erased = new ErasedProcesses(end, createLog('test', 'silent'), 1);
  const first = erased.meet(workflowId);
  await erased.meet(workflowId);
  await erased.meet('baseline-1');
  expect(end).toHaveBeenCalledTimes(1);
  done();
  await first;
});
