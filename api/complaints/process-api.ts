import { commandPaths, commandSchemas } from '../../domain/complaint/commands';
import { ComplaintNumber } from '../../domain/complaint/number';
import type { GuardedOperation } from '../http/endpoint';
import type { ProcessApi } from '../processes/process-api';
import { checkReferences } from './references';
import { ComplaintEventReply, ComplaintReply } from './state-replies';

export const complaintApi: ProcessApi = {
  processType: 'complaint',
  base: '/complaints',
  tag: 'complaints',
  number: ComplaintNumber,
  schemas: commandSchemas,
  paths: commandPaths,
  operationOf: (name) => `complaint.${name}` as GuardedOperation,
  replies: { state: ComplaintReply, event: ComplaintEventReply },
  /** The customer's own, about the visit the link was given for. */
  customerReaches: ({ repositories: { complaints } }, session, number) =>
    complaints.isOf(number, session.actorId, session.order),
  prepare: checkReferences,
  operations: {
    readOne: 'readComplaint',
    readLive: 'readLiveComplaint',
    listEvents: 'listComplaintEvents',
    readCommand: 'readComplaintCommand',
    readEvidence: 'readComplaintEvidence',
  },
};
