import type { Notice, NoticeTemplate } from '../../domain/kernel/notice';

/** What a notice wants of whoever reads it. All but `news` are to be acted on. */
export const noticeKinds = ['escalated', 'overdue', 'refused', 'asked', 'news'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What is in none of these is news. */
const templatesOf: { readonly [K in Exclude<NoticeKind, 'news'>]: readonly NoticeTemplate[] } = {
  escalated: ['escalation', 'handedUp', 'mediaCase'],
  overdue: ['deadline', 'intakeOverdue', 'personalRequestOverdue'],
  refused: [
    'approvalDisowned',
    'appointmentSlotGone',
    'appointmentPartsShort',
    'commitmentReported',
    'customerMissed',
    'workshopFull',
  ],
  asked: [
    'quickHandling',
    'needToAnswer',
    'callAssigned',
    'measureAssigned',
    'measureDue',
    'ownershipOffered',
    'ownerAssigned',
    'departmentAsked',
    'customerAdded',
    'issueRelayed',
    'creditToDecide',
    'feeWaiverToDecide',
    'adjustmentToDecide',
    'workGiven',
    'answerArrived',
    'endingProposed',
    'personalRequestDue',
    'intakeDue',
    'appointmentAgreed',
    'appointmentWished',
    'carToFetch',
    'postUncovered',
    'depositToDecide',
    'depositToPayBack',
    'readBudgetExceeded',
  ],
};

const kinds = new Map<NoticeTemplate, NoticeKind>(
  Object.entries(templatesOf).flatMap(([kind, templates]) =>
    templates.map((template) => [template, kind as NoticeKind] as const),
  ),
);

export const noticeKindOf = ({ template }: Pick<Notice, 'template'>): NoticeKind => kinds.get(template) ?? 'news';

/** Reminders of one deadline, and its escalation, are one topic. */
export const topicOf = (process: string, { template, facts }: Pick<Notice, 'template' | 'facts'>): string =>
  `${process} ${facts['timer'] ?? template}`;
