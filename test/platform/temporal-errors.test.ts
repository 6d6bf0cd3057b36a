import { ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { Rejection } from '../../domain/kernel/rejection';
import { endedBeforeAnswer, portErrorOf } from '../../platform/temporal/errors';

const service = (code: number): ServiceError =>
  new ServiceError('failed', { cause: Object.assign(new Error('grpc'), { code }) });
const refused = (type: string, ...details: unknown[]): WorkflowUpdateFailedError =>
  new WorkflowUpdateFailedError('refused', ApplicationFailure.create({ message: type, type, details }));
const gone = new WorkflowNotFoundError('gone', 'repair-order:RO-1', undefined);

test('what the domain said no to is its Rejection, with its facts', () => {
  const error = portErrorOf(refused('notDuringStage', { stage: 'settlement' }));
  expect(error).toBeInstanceOf(Rejection);
  expect(error).toMatchObject({ code: 'notDuringStage', facts: { stage: 'settlement' } });
  expect(endedBeforeAnswer(refused('notDuringStage'))).toBe(false);
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

test('only what the server calls so has ended between acceptance and answer', () => {
  expect(endedBeforeAnswer(refused('AcceptedUpdateCompletedWorkflow'))).toBe(true);
  expect([gone, service(14), new TypeError()].map(endedBeforeAnswer)).toEqual([false, false, false]);
});

test('D2 whatever else fails an Update is a defect, never a reason to hand it in as a Signal', () => {
  for (const type of ['TypeError', 'RangeError', 'somethingNew'])
    expect(portErrorOf(refused(type))).toMatchObject({ name: 'Rejection', code: 'defect' });
});
