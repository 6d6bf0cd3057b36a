import { commandPaths, commandSchemas, type PublicCommand } from '../../domain/repair-order/commands';
import { OrderNumber } from '../../domain/repair-order/number';
import type { ProcessApi } from '../processes/process-api';
import { checkPlate } from './gate';
import { RepairOrderEventReply, RepairOrderReply } from './state-replies';

export const orderApi: ProcessApi = {
  processType: 'repairOrder',
  base: '/repair-orders',
  tag: 'repair orders',
  number: OrderNumber,
  schemas: commandSchemas,
  paths: commandPaths,
  operationOf: (name) => name as PublicCommand,
  replies: { state: RepairOrderReply, event: RepairOrderEventReply },
  customerReaches: async (_context, session, number) => session.order === number,
  prepare: async (context, name, number, body) => (name === 'openGate' ? checkPlate(context, number, body) : body),
  operations: {
    readOne: 'readOrder',
    readLive: 'readLiveOrder',
    listEvents: 'listOrderEvents',
    readCommand: 'readCommand',
    readEvidence: 'readEvidence',
  },
};
