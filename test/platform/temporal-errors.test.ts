import { ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { Rejection } from '../../domain/kernel/rejection';
import { isBetweenRuns, portErrorOf } from '../../platform/temporal/errors';

const service = (code: number): ServiceError =>
  new ServiceError('failed', { cause: Object.assign(new Error('grpc'), { code }) });
const refused = (type: string, ...details: unknown[]): WorkflowUpdateFailedError =>
  new WorkflowUpdateFailedError('refused', ApplicationFailure.create({ message: type, type, details }));
const gone = new WorkflowNotFoundError('gone', 'repair-order:RO-1', undefined);

test('what the domain said no to is its Rejection, with its facts', () => {
  const error = portErrorOf(refused('notDuringStage', { stage: 'settlement' }));
  expect(error).toBeInstanceOf(Rejection);
  expect(error).toMatchObject({ code: 'notDuringStage', facts: { stage: 'settlement' } });
  expect(isBetweenRuns(refused('notDuringStage'))).toBe(false);
});

test.each([
  ['a process that is not there', gone, 'notFound'],
  ['an Update that ended with its run', refused('AcceptedUpdateCompletedWorkflow'), 'unanswered'],
  ['a server that is away', service(14), 'unanswered'],
  ['a worker that does not answer in time', service(4), 'unanswered'],
  ['a server with too much to do', service(8), 'overloaded'],
  [
    'a time-out of the client',
    Object.assign(new Error(), { name: 'WorkflowUpdateRPCTimeoutOrCancelledError' }),
    'unanswered',
  ],
] as const)('%s', (_what, error, reason) =>
  expect(portErrorOf(error)).toMatchObject({ name: 'ProcessPortError', reason }),
);

test.each([[3], [7], [16]])('asking again is no help against gRPC code %d: it stays the defect it is', (code) => {
  const error = service(code);
  expect(portErrorOf(error)).toBe(error);
});

test('between two runs there is no run, or one that ended with the Update', () => {
  expect([gone, refused('AcceptedUpdateCompletedWorkflow')].map(isBetweenRuns)).toEqual([true, true]);
  expect([service(14), new TypeError()].map(isBetweenRuns)).toEqual([false, false]);
});
