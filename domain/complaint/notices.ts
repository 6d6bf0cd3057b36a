import { deadlineNotices, isSent, toRole, type Notice, type NoticeTemplate } from '../kernel/notice';
import type { Complaint, ComplaintEvent } from './state';

/** Whom an event of a complaint is told to. */
export function noticesOf(complaint: Complaint, event: ComplaintEvent): readonly Notice[] {
  const { number, complainant } = complaint;
  const to = complainant.kind === 'customer' ? { customer: complainant.id } : { contact: complainant.id };
  const say = (template: NoticeTemplate, facts: Notice['facts'] = {}): Notice => ({
    to,
    way: 'out',
    template,
    facts: { number, ...facts },
    urgent: false,
  });
  switch (event.type) {
    case 'complaintRegistered':
      return [say('complaintRegistered')];
    case 'replyPromised':
      return [say('replyPromised', { at: event.nextReplyAt })];
    case 'leaderContactTold':
      return isSent(event.channel) ? [say('leaderContact', { leaderRole: event.to })] : [];
    case 'solutionNotified':
      return isSent(event.channel) ? [say('solutionReady')] : [];
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
      return [...deadlineNotices(number, event), ...(event.timer === 'T-29' ? [say('replyLate')] : [])];
    default:
      return [];
  }
}
