import { definition } from '../../domain/complaint/definition';
import type { Complaint } from '../../domain/complaint/state';
import type { ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { checkFiles } from '../processes/sent-files';
import { checkSuccessor } from '../processes/successor';
import { checkReferences } from './references';
import { ComplaintEventReply, ComplaintReply } from './state-replies';

/** What comes with a signature or a paper of this complaint. */
const signed: readonly string[] = ['acceptSolution', 'answerAtOnce', 'proposeEnding'];

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
  prepare: async (context, name, number, body) => {
    if (signed.includes(name)) {
      // on the page of the link the customer signs for the visit
      const { order } = (await readLatest(context, complaintApi, number, 1)) as Complaint;
      await checkFiles(context.repositories, number, body, order === undefined ? [] : [order]);
    }
    return name === 'handOver' ? checkSuccessor(context, number, body) : checkReferences(context, name, number, body);
  },
};
