import { commandSchemas } from '../../domain/follow-up/commands';
import { followUpNumberOf, FollowUpNumber } from '../../domain/follow-up/number';
import type { GuardedOperation } from '../http/endpoint';
import type { ProcessApi } from '../processes/process-api';
import { commandPaths } from './paths';
import { FollowUpEventReply, FollowUpReply } from './state-replies';

export const followUpApi: ProcessApi = {
  processType: 'followUp',
  base: '/follow-ups',
  tag: 'follow-up',
  number: FollowUpNumber,
  schemas: commandSchemas,
  paths: commandPaths,
  operationOf: (name) => `followUp.${name}` as GuardedOperation,
  replies: { state: FollowUpReply, event: FollowUpEventReply },
  /** A follow-up bears the number of the visit it follows. */
  customerReaches: async (_context, session, number) =>
    session.order !== null && followUpNumberOf(session.order) === number,
  operations: {
    readOne: 'readFollowUp',
    readLive: 'readLiveFollowUp',
    listEvents: 'listFollowUpEvents',
    readCommand: 'readFollowUpCommand',
  },
};
