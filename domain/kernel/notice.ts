import type { Role } from './actor';
import type { DeadlinePassed } from '../time/deadline';

export const noticeTemplates = [
  'deadline',
  'escalation',
  'handedUp',
  'centralPackage',
  'quickHandling',
  'measureAssigned',
  'measureDue',
  'mediaCase',
  'complaintNews',
  'measureReported',
  'ownershipOffered',
  'ownerAssigned',
  'accusedNamed',
  'departmentAsked',
  'departmentAnswered',
  'customerAdded',
  'customerAnswered',
  'resolveByTold',
  'complaintClosed',
  'creditToDecide',
  'feeWaiverToDecide',
  'adjustmentToDecide',
  'extraItemReminder',
  'customerNews',
  'promiseMoved',
  'promiseAsked',
  'promiseAnswered',
  'promiseGoesOn',
  'promiseAtRisk',
  'promiseBroken',
  'workGiven',
  'messageToRead',
  'commitmentReported',
  'partOnOrder',
  'partsHere',
  'returnReminder',
  'readyForPickup',
  'pickupReminder',
  'orderVoided',
  'answerArrived',
  'itemChanged',
  'itemChangeAsked',
  'complaintRegistered',
  'replyPromised',
  'replyLate',
  'leaderContact',
  'solutionReady',
  'complaintEnded',
  'complaintMerged',
  'endingProposed',
  'customerLink',
  'complaintLink',
  'acceptanceCode',
  'approvalCode',
  'approvalReceipt',
  'approvalDisowned',
  'phoneChanged',
  'erasureAsked',
  'personalRequestAnswered',
  'personalRequestDue',
  'personalRequestOverdue',
  'intakeDue',
  'intakeOverdue',
  'paymentReceipt',
  'refundReceipt',
  'exitPassReceipt',
  'revisitReceipt',
  'readBudgetExceeded',
] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

interface FactNames {
  /** What a wording of the notice can name. */
  readonly facts: readonly string[];
  /** What its text has to name: without it the reader does not know what to do, or whom to ask. */
  readonly needed: readonly string[];
}
const numberOnly: FactNames = { facts: ['number'], needed: ['number'] };
const ofDeadline = ['number', 'timer', 'reaction', 'command'];

export const noticeFacts: Readonly<Record<NoticeTemplate, FactNames>> = {
  deadline: { facts: ofDeadline, needed: ['number', 'command'] },
  escalation: { facts: ofDeadline, needed: ['number', 'timer'] },
  handedUp: numberOnly,
  centralPackage: numberOnly,
  quickHandling: numberOnly,
  measureAssigned: { facts: ['number', 'measure'], needed: ['number', 'measure'] },
  mediaCase: numberOnly,
  complaintNews: { facts: ['number', 'words'], needed: ['words'] },
  measureDue: { facts: ['number', 'measure', 'at'], needed: ['number', 'measure', 'at'] },
  measureReported: { facts: ['number', 'measure'], needed: ['number', 'measure'] },
  ownershipOffered: numberOnly,
  ownerAssigned: numberOnly,
  accusedNamed: numberOnly,
  departmentAsked: { facts: ['number', 'at'], needed: ['number', 'at'] },
  departmentAnswered: numberOnly,
  customerAdded: numberOnly,
  customerAnswered: numberOnly,
  resolveByTold: { facts: ['number', 'at'], needed: ['number', 'at'] },
  complaintClosed: numberOnly,
  creditToDecide: numberOnly,
  feeWaiverToDecide: numberOnly,
  adjustmentToDecide: numberOnly,
  extraItemReminder: numberOnly,
  customerNews: { facts: ['number', 'words'], needed: ['words'] },
  promiseMoved: { facts: ['number', 'at'], needed: ['number', 'at'] },
  promiseAsked: { facts: ['number', 'at'], needed: ['number', 'at'] },
  promiseAnswered: numberOnly,
  promiseGoesOn: { facts: ['number', 'at'], needed: ['number', 'at'] },
  promiseAtRisk: numberOnly,
  promiseBroken: numberOnly,
  workGiven: { facts: ['number', 'command'], needed: ['number', 'command'] },
  messageToRead: numberOnly,
  commitmentReported: numberOnly,
  partOnOrder: { facts: ['number', 'day'], needed: ['number', 'day'] },
  partsHere: numberOnly,
  returnReminder: numberOnly,
  readyForPickup: numberOnly,
  pickupReminder: numberOnly,
  orderVoided: numberOnly,
  answerArrived: numberOnly,
  itemChanged: numberOnly,
  itemChangeAsked: numberOnly,
  complaintRegistered: numberOnly,
  replyPromised: { facts: ['number', 'at'], needed: ['number', 'at'] },
  replyLate: numberOnly,
  leaderContact: { facts: ['number', 'leader', 'phone'], needed: ['number', 'leader', 'phone'] },
  solutionReady: numberOnly,
  complaintEnded: numberOnly,
  complaintMerged: { facts: ['number', 'into'], needed: ['number', 'into'] },
  endingProposed: numberOnly,
  customerLink: { facts: ['number', 'link', 'at'], needed: ['link'] },
  complaintLink: { facts: ['number', 'link', 'at'], needed: ['link'] },
  acceptanceCode: { facts: ['number', 'code', 'total'], needed: ['number', 'code', 'total'] },
  approvalCode: { facts: ['number', 'code', 'total'], needed: ['code', 'total'] },
  approvalReceipt: { facts: ['number', 'what', 'total', 'link'], needed: ['what', 'total', 'link'] },
  approvalDisowned: numberOnly,
  phoneChanged: { facts: [], needed: [] },
  erasureAsked: { facts: [], needed: [] },
  personalRequestAnswered: { facts: ['answer'], needed: ['answer'] },
  personalRequestDue: { facts: ['day'], needed: ['day'] },
  personalRequestOverdue: { facts: ['day'], needed: ['day'] },
  intakeDue: { facts: ['day'], needed: ['day'] },
  intakeOverdue: { facts: ['day'], needed: ['day'] },
  paymentReceipt: { facts: ['number', 'total'], needed: ['number', 'total'] },
  refundReceipt: { facts: ['number', 'total'], needed: ['number', 'total'] },
  exitPassReceipt: numberOnly,
  revisitReceipt: numberOnly,
  readBudgetExceeded: { facts: ['person', 'persons', 'budget'], needed: ['person', 'persons'] },
};

/** Hours for which it is worth sending, from the moment it may go out: who hears of it later is misled, not informed. */
export const hoursWorthSending: Readonly<Record<NoticeTemplate, number>> = {
  deadline: 24,
  escalation: 24,
  handedUp: 24,
  centralPackage: 7 * 24,
  quickHandling: 24,
  measureAssigned: 7 * 24,
  mediaCase: 24,
  complaintNews: 24,
  measureDue: 7 * 24,
  measureReported: 7 * 24,
  ownershipOffered: 24,
  ownerAssigned: 24,
  accusedNamed: 24,
  departmentAsked: 7 * 24,
  departmentAnswered: 24,
  customerAdded: 24,
  customerAnswered: 24,
  resolveByTold: 24,
  complaintClosed: 3 * 24,
  creditToDecide: 4,
  feeWaiverToDecide: 4,
  adjustmentToDecide: 24,
  extraItemReminder: 4,
  customerNews: 24,
  promiseMoved: 24,
  promiseAsked: 4,
  promiseAnswered: 4,
  promiseGoesOn: 24,
  promiseAtRisk: 1,
  promiseBroken: 4,
  workGiven: 24,
  messageToRead: 24,
  commitmentReported: 24,
  partOnOrder: 24,
  partsHere: 24,
  returnReminder: 24,
  readyForPickup: 24,
  pickupReminder: 24,
  orderVoided: 24,
  answerArrived: 4,
  itemChanged: 24,
  itemChangeAsked: 4,
  complaintRegistered: 24,
  replyPromised: 24,
  replyLate: 24,
  leaderContact: 2 * 24,
  solutionReady: 3 * 24,
  complaintEnded: 3 * 24,
  complaintMerged: 3 * 24,
  endingProposed: 24,
  customerLink: 1,
  complaintLink: 1,
  acceptanceCode: 1,
  approvalCode: 1,
  approvalReceipt: 3 * 24,
  approvalDisowned: 24,
  phoneChanged: 1,
  erasureAsked: 1,
  personalRequestAnswered: 1,
  personalRequestDue: 3 * 24,
  personalRequestOverdue: 7 * 24,
  intakeDue: 24,
  intakeOverdue: 7 * 24,
  paymentReceipt: 24,
  refundReceipt: 24,
  exitPassReceipt: 24,
  revisitReceipt: 3 * 24,
  readBudgetExceeded: 7 * 24,
};

/** One message to one audience. Names, numbers and addresses are looked up when it is sent, never kept in here. */
export interface Notice {
  readonly to:
    | { readonly customer: string }
    | { readonly contact: string }
    | { readonly role: Role; readonly person: string | null };
  /** In the application, or out through the audience's own channel. */
  readonly way: 'inApp' | 'out';
  readonly template: NoticeTemplate;
  readonly facts: Readonly<Record<string, string | number>>;
  /** Does not wait for the end of the quiet hours. */
  readonly urgent: boolean;
}

/** Channels on which the words go out by themselves; a call or a talk has happened already. */
export const isSent = (channel: string): boolean => channel === 'sms' || channel === 'wechat' || channel === 'email';

export const toRole = (
  role: Role,
  person: string | null,
  template: NoticeTemplate,
  facts: Notice['facts'],
  urgent = false,
): readonly Notice[] => [
  { to: { role, person }, way: 'inApp', template, facts, urgent },
  ...(urgent ? [{ to: { role, person }, way: 'out' as const, template, facts, urgent }] : []),
];

/** T-37: who is notified that a deadline has passed. Escalations go out at any hour, also in quiet hours. */
export const deadlineNotices = (number: string, event: DeadlinePassed): readonly Notice[] =>
  event.to
    .filter((role) => role !== 'customer')
    .flatMap((role) => {
      const { timer, reaction, fulfilledBy: command } = event;
      const escalated = reaction === 'escalate';
      return toRole(role, null, escalated ? 'escalation' : 'deadline', { number, timer, reaction, command }, escalated);
    });
