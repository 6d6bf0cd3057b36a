import { deadlineNotices, isSent, toRole, type Notice, type NoticeTemplate } from '../kernel/notice';
import { actingRole } from './acting-role';
import { taskOf } from './department-tasks';
import { isAccused } from './is-accused';
import { issueOf } from './manufacturer-issues';
import { openMeasures } from './measures';
import type { Complaint, ComplaintEvent, Measure } from './state';

/** H-39: whom a complaint is about is told nothing of it. */
export const noticesOf = (complaint: Complaint, event: ComplaintEvent): readonly Notice[] =>
  [...receiptOf(complaint, event), ...noticesFor(complaint, event)].filter(
    ({ to }) => !('role' in to) || to.person === null || !isAccused(complaint, to.person),
  );

const complainantOf = ({ complainant: { id, kind } }: Complaint): Notice['to'] =>
  kind === 'customer' ? { customer: id } : { contact: id };

/** S-26: whatever was accepted or withdrawn in the name of whoever complains is told to their phone at once, at any hour. */
function receiptOf(complaint: Complaint, event: ComplaintEvent): readonly Notice[] {
  if (!('evidence' in event) || !event.evidence) return [];
  const { document: what, total } = event.evidence;
  const facts = { number: complaint.number, what, total };
  return [{ to: complainantOf(complaint), way: 'out', template: 'approvalReceipt', facts, urgent: true }];
}

/** H-38: the advisor of the visit hears that it is complained about, unless they have taken it down themselves. */
const toAdvisor = ({ number, advisor, owner }: Complaint): readonly Notice[] =>
  advisor === undefined || advisor === owner.id
    ? []
    : toRole('serviceAdvisor', advisor, 'visitComplainedAbout', { number });

/** H-35: whose the measure is, what it is and until when. */
const measureGiven = (number: string, { owner, measure, dueAt }: Measure): readonly Notice[] =>
  dueAt === undefined
    ? toRole('serviceManager', owner, 'measureAssigned', { number, measure })
    : toRole('serviceManager', owner, 'measureDue', { number, measure, at: dueAt });

/** Who is notified of an event of a complaint. */
function noticesFor(complaint: Complaint, event: ComplaintEvent): readonly Notice[] {
  const { number } = complaint;
  const to = complainantOf(complaint);
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
        ? toAdvisor(complaint)
        : toRole(complaint.owner.role, complaint.owner.id, 'approvalDisowned', { number }, true);
    case 'orderLinked':
      return toAdvisor(complaint);
    case 'complaintRegistered':
      return [notify('complaintRegistered')];
    case 'revisitRecorded':
      return event.satisfied === true ? [{ ...notify('revisitReceipt'), urgent: true }] : [];
    case 'replyPromised':
      return [notify('replyPromised', { at: event.nextReplyAt })];
    case 'complainantTold':
    case 'replied':
    case 'supportGiven':
      return isSent(event.channel) ? [notify('complaintNews', { words: event.words })] : [];
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
    case 'flagRaised':
      return event.keeper ? toRole(event.keeper.role, event.keeper.id, 'mediaCase', { number }, true) : [];
    case 'centralInformed':
      return toRole('centralTeam', null, 'centralPackage', { number }, true);
    case 'evaluated':
      return event.measures.flatMap((measure) => measureGiven(number, measure));
    case 'measureReassigned':
    case 'measureChecked':
      return openMeasures(complaint)
        .filter(({ measureId, doneAt }) => measureId === event.measureId && doneAt === undefined)
        .flatMap((measure) => measureGiven(number, measure));
    case 'measureReported':
      return openMeasures(complaint)
        .filter(({ measureId }) => measureId === event.measureId)
        .flatMap(({ measure }) => toRole('crSupervisor', null, 'measureReported', { number, measure }));
    case 'opinionPassed':
      return (event.told ?? []).flatMap(({ department, to: head }) =>
        toRole('serviceManager', head, 'opinionPassed', { number, department, words: event.summary }),
      );
    case 'inquiryTransferred':
    case 'ownershipOffered':
      return toRole('crManager', event.to, 'ownershipOffered', { number });
    case 'wordsAdded':
      return event.by.role === 'customer'
        ? toRole(complaint.owner.role, complaint.owner.id, 'customerAdded', { number })
        : [];
    case 'resolveBySigned':
    case 'resolveByMoved':
      return [notify('resolveByTold', { at: event.resolveBy })];
    case 'preferenceRecorded':
    case 'solutionAccepted':
    case 'solutionRefused':
      return event.by.role === 'customer'
        ? toRole(complaint.owner.role, complaint.owner.id, 'customerAnswered', { number })
        : [];
    case 'complaintArchived':
    case 'understandingRecorded':
      return [notify('complaintClosed')];
    case 'ownerAssigned':
      return toRole(event.inRole, event.owner, 'ownerAssigned', { number });
    case 'accusedNamed': {
      const { id, role } = complaint.owner;
      const told = toRole(actingRole(complaint, 'crManager'), null, 'accusedNamed', { number });
      return event.successor?.id === id ? [...told, ...toRole(role, id, 'ownerAssigned', { number })] : told;
    }
    case 'issueRelayed':
      return toRole('centralTeam', null, 'issueRelayed', { number, words: event.what }, true);
    case 'issueAnswered': {
      const { askedBy } = issueOf(complaint, event.issueId);
      return toRole('crManager', askedBy, 'issueAnswered', { number, words: event.answer });
    }
    case 'departmentCommanded':
      return toRole('serviceManager', event.to, 'departmentAsked', { number, at: event.dueAt });
    case 'departmentTaskReassigned':
      return toRole('serviceManager', event.to, 'departmentAsked', {
        number,
        at: taskOf(complaint, event.taskId).dueAt,
      });
    case 'departmentReported': {
      const { askedBy } = taskOf(complaint, event.taskId);
      return askedBy === undefined ? [] : toRole('crManager', askedBy, 'departmentAnswered', { number });
    }
    case 'deadlinePassed':
      return [...deadlineNotices(number, event), ...(event.timer === 'T-29' ? [notify('replyLate')] : [])];
    default:
      return [];
  }
}
