import { deadlineNotices, isSent, toRole, type Notice, type NoticeTemplate } from '../kernel/notice';
import type { Complaint, ComplaintEvent } from './state';

/** Who is notified of an event of a complaint. */
export function noticesOf(complaint: Complaint, event: ComplaintEvent): readonly Notice[] {
  const { number, complainant } = complaint;
  const to = complainant.kind === 'customer' ? { customer: complainant.id } : { contact: complainant.id };
  const notify = (template: NoticeTemplate, facts: Notice['facts'] = {}): Notice => ({
    to,
    way: 'out',
    template,
    facts: { number, ...facts },
    urgent: false,
  });
  switch (event.type) {
    case 'complaintReceived':
      return complaint.disowned === undefined
        ? []
        : toRole(complaint.owner.role, complaint.owner.id, 'approvalDisowned', { number }, true);
    case 'complaintRegistered':
      return [notify('complaintRegistered')];
    case 'revisitRecorded':
      return event.satisfied === true ? [{ ...notify('revisitReceipt'), urgent: true }] : [];
    case 'replyPromised':
      return [notify('replyPromised', { at: event.nextReplyAt })];
    case 'leaderContactTold':
      return isSent(event.channel) ? [notify('leaderContact', { leaderRole: event.to })] : [];
    case 'solutionNotified':
      return isSent(event.channel) ? [notify('solutionReady')] : [];
    case 'endingConfirmed':
      return event.ending === 'customerDied' ? [] : [notify('complaintEnded')];
    case 'complaintMerged':
      return [notify('complaintMerged', { into: event.into })];
    case 'endingProposed':
      return toRole('crManager', null, 'endingProposed', { number });
    case 'escalated':
      return toRole(event.to, null, 'handedUp', { number }, true);
    case 'centralInformed':
      return toRole('centralTeam', null, 'centralPackage', { number }, true);
    case 'evaluated':
      return event.measures.flatMap(({ owner, measure }) =>
        toRole('serviceManager', owner, 'measureAssigned', { number, measure }),
      );
    case 'ownershipOffered':
      return toRole('crManager', event.to, 'ownershipOffered', { number });
    case 'deadlinePassed':
      return [...deadlineNotices(number, event), ...(event.timer === 'T-29' ? [notify('replyLate')] : [])];
    default:
      return [];
  }
}
