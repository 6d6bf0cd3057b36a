import { commandSchemas, type PublicCommand } from '../../domain/follow-up/commands';
import { FollowUpNumber } from '../../domain/schemas';
import type { Operation } from '../permissions';
import type { Door } from '../processes/door';

/** Where each command is sent, below /follow-ups/:number. */
const commandPaths: { readonly [T in PublicCommand]: string } = {
  logCall: 'calls',
  bookCall: 'booked-call',
  recordFollowUp: 'record',
  answerQuickHandling: 'quick-handling/answer',
  recordSecondCall: 'second-call',
  recordSevenDayCall: 'seven-day-call',
  acknowledgeEscalation: 'escalations/acknowledgement',
  giveUpFollowUp: 'giving-up',
};

export const followUpDoor: Door = {
  kind: 'followUp',
  base: '/follow-ups',
  tag: 'follow-up',
  number: FollowUpNumber,
  schemas: commandSchemas,
  paths: commandPaths,
  operationOf: (name) => `followUp.${name}` as Operation,
  customerReaches: async () => false,
  operations: {
    readOne: 'readFollowUp',
    readLive: 'readLiveFollowUp',
    listEvents: 'listFollowUpEvents',
    readCommand: 'readFollowUpCommand',
  },
};
