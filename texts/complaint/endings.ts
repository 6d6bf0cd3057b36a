import type { TextGroup } from '../merge';

/** Ends without a solution, attempts to reach the customer, and corrections. */
export const endingTexts = {
  commands: {
    recordContactAttempt: { zh: '记录联系未果', en: 'Record an attempt to reach the customer' },
    proposeEnding: { zh: '提议结束', en: 'Propose an end' },
    confirmEnding: { zh: '确认结束', en: 'Confirm the end' },
    returnEnding: { zh: '退回结束提议', en: 'Return the proposed end' },
    correctRoute: { zh: '更正路径与部门', en: 'Correct route and department' },
    correctCause: { zh: '更正原因与责任人', en: 'Correct cause and persons' },
  },
  events: {
    contactAttempted: { zh: '联系客户未果', en: 'Customer not reached' },
    endingProposed: { zh: '已提议结束', en: 'End proposed' },
    endingConfirmed: { zh: '结束已确认', en: 'End confirmed' },
    endingReturned: { zh: '结束提议被退回', en: 'Proposed end returned' },
    routeCorrected: { zh: '路径与部门已更正', en: 'Route and department corrected' },
    causeCorrected: { zh: '原因与责任人已更正', en: 'Cause and persons corrected' },
  },
  timers: {
    'H-31': { zh: '投诉结束的确认', en: 'Confirming the end of the complaint' },
  },
  stages: {
    closedEnded: { zh: '未经方案结束', en: 'Ended without a solution' },
  },
  conditions: {
    mediaCaseEnded: { zh: '媒体危机已结束', en: 'Media case ended' },
    departmentsReported: { zh: '部门任务已回报', en: 'Departments reported' },
    escalationAcknowledged: { zh: '升级事项已接手', en: 'Escalations acknowledged' },
  },
  fields: {
    ending: { zh: '结束方式', en: 'Ending' },
    authority: { zh: '法院或调解机构及案号', en: 'Court or mediator, and number of the case' },
    refund: { zh: '已付退款（工单）', en: 'Refund paid out on the order' },
    paymentReference: { zh: '付款凭证号', en: 'Payment in the books' },
  },
  values: {
    unreachable: { zh: '联系不上客户', en: 'Customer cannot be reached' },
    withdrawn: { zh: '客户撤回', en: 'Withdrawn by the customer' },
    decidedOutside: { zh: '法院或调解机构处理', en: 'Decided by court or mediator' },
    carSold: { zh: '车辆已出售', en: 'Car sold' },
    customerDied: { zh: '客户去世', en: 'Customer died' },
    answer: { zh: '当场答复', en: 'Answer at once' },
    withdrawal: { zh: '投诉撤回', en: 'Withdrawal' },
  },
  rejections: {
    endingProofMissing: {
      zh: '请附上该结束方式所需的凭证。',
      en: 'Add the proof that this ending needs.',
    },
    customerNotTriedEnough: {
      zh: '尝试联系的天数或方式不足（须含信函），请继续联系并记录。',
      en: 'The customer was not tried on enough days, by phone or message and by letter; go on trying and record it.',
    },
    endingWaits: { zh: '已有待确认的结束提议。', en: 'An end waits for its confirmation already.' },
    noEndingProposed: { zh: '没有待确认的结束提议。', en: 'No end waits for a confirmation.' },
    causeUnknown: { zh: '调查尚未确定责任人。', en: 'The investigation has named nobody yet.' },
    quickAnswerUnsigned: {
      zh: '当场解决须有客户确认：签字，或电话确认并有见证人。',
      en: 'The customer confirms it: with a signature, or on the phone with a witness.',
    },
  },
} as const satisfies TextGroup;
