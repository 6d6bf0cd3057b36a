import { definition } from '../../domain/complaint/definition';
import type { ProcessApi } from '../processes/process-api';
import { checkSuccessor } from '../processes/successor';
import { checkReferences } from './references';
import { ComplaintEventReply, ComplaintReply } from './state-replies';

export const complaintApi: ProcessApi = {
  definition,
  tag: 'complaints',
  batchExample: [
    { type: 'acceptOwnership' },
    { type: 'tellComplainant', words: '已收到您的反映，下午四点前回复', channel: 'phone' },
  ],
  replies: { state: ComplaintReply, event: ComplaintEventReply },
  /** The customer's own, about the visit the link was given for. */
  customerReaches: async ({ repositories: { complaints, customers } }, { store, actorId, order }, number) =>
    complaints.isOf(number, await customers.idsOf(store, actorId), order),
  prepare: (context, name, number, body) =>
    name === 'handOver' ? checkSuccessor(context, number, body) : checkReferences(context, name, number, body),
};
