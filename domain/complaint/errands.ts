import type { Errand } from '../errands';
import { followUpNumberOf } from '../follow-up/number';
import { mergingErrands } from './merging-errands';
import type { Complaint, ComplaintEvent } from './state';

/** H-30: while a complaint is open, its visit has no follow-up call; the complaint has its own revisit. */
export function errandsOf(_before: Complaint, event: ComplaintEvent, after: Complaint): readonly Errand[] {
  const complaint = after.number;
  const cancel = (order: string): Errand => ({
    sendCommand: 'followUp',
    number: followUpNumberOf(order),
    command: { type: 'cancelFollowUp', complaint },
  });
  const release = (order: string): Errand => ({
    sendCommand: 'repairOrder',
    number: order,
    command: { type: 'releaseSettlement', complaint },
  });
  switch (event.type) {
    case 'complaintRegistered':
      return after.order ? [cancel(after.order)] : [];
    case 'orderLinked':
      return [cancel(event.order)];
    case 'complaintReceived':
      return after.followUp
        ? [{ sendCommand: 'followUp', number: after.followUp, command: { type: 'noteComplaint', complaint } }]
        : [];
    case 'settlementHeld':
      return [{ sendCommand: 'repairOrder', number: event.order, command: { type: 'holdSettlement', complaint } }];
    case 'settlementReleased':
      return [release(event.order)];
    // a complaint that is over holds no settlement
    case 'understandingRecorded':
    case 'endingConfirmed':
    case 'complaintMerged':
      return after.order ? [release(after.order)] : [];
    case 'reworkOrdered':
      return [
        {
          start: 'rework',
          rework: { of: event.of, store: after.store, complaint, symptoms: event.symptoms, by: event.by },
        },
      ];
    default:
      return mergingErrands(after, event);
  }
}
