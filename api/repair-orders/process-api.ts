import { definition } from '../../domain/repair-order/definition';
import type { ProcessApi } from '../processes/process-api';
import { checkFiles } from '../processes/sent-files';
import { checkSuccessor } from '../processes/successor';
import { checkPlate } from './gate';
import { withJobKind } from './job-kinds';
import { withMenuEntries } from './menu-lines';
import { checkReferences } from './references';
import { checkStock } from './stock';
import { withWorkshopBefore } from './workshop-before';
import { RepairOrderEventReply, RepairOrderReply } from './state-replies';

export const orderApi: ProcessApi = {
  definition,
  tag: 'repair orders',
  batchExample: [
    { type: 'recordNeeds', needs: [{ needId: 'N-1', words: '定期保养', fault: false }] },
    { type: 'noteCondition', note: '左前门划痕' },
  ],
  replies: { state: RepairOrderReply, event: RepairOrderEventReply },
  customerReaches: async (_context, session, number) =>
    session.order === number && definition.numbers.pattern.test(number),
  prepare: async (context, name, number, body) => {
    await checkFiles(context.repositories, number, body);
    await checkReferences(context, name, number, body);
    if (name === 'handOver') return checkSuccessor(context, number, body);
    if (name === 'correctJobKind') return withJobKind(context, number, body);
    if (name === 'draftEstimate') return withMenuEntries(context, number, body);
    if (name === 'reserveParts') await checkStock(context, number, body);
    if (name === 'presentEstimate' || name === 'movePromise')
      return withWorkshopBefore(context, orderApi, number, body);
    return name === 'openGate' || name === 'openGateForLeave' ? checkPlate(context, orderApi, number, body) : body;
  },
};
