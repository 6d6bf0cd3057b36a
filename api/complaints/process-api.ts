import { definition } from '../../domain/complaint/definition';
import type { ProcessApi } from '../processes/process-api';
import { checkReferences } from './references';
import { ComplaintEventReply, ComplaintReply } from './state-replies';

export const complaintApi: ProcessApi = {
  definition,
  tag: 'complaints',
  replies: { state: ComplaintReply, event: ComplaintEventReply },
  /** The customer's own, about the visit the link was given for. */
  customerReaches: ({ repositories: { complaints } }, session, number) =>
    complaints.isOf(number, session.actorId, session.order),
  prepare: checkReferences,
};
