import type { TextGroup } from '../merge';

/** Carrying out, the revisit, evaluation and the archive. */
export const closingTexts = {
  commands: {
    recordStepDone: { zh: '记录实施步骤', en: 'Record step done' },
    decidePenalty: { zh: '处罚决定', en: 'Decide penalty' },
    collectFeedback: { zh: '收集客户反馈', en: 'Collect feedback' },
    finishImplementation: { zh: '方案实施完成', en: 'Finish implementation' },
    recordRevisit: { zh: '记录二次回访', en: 'Record revisit' },
    reopen: { zh: '重新处理', en: 'Reopen' },
    evaluate: { zh: '总结评价', en: 'Evaluate' },
    archiveComplaint: { zh: '归档', en: 'Archive complaint' },
  },
  events: {
    stepDone: { zh: '实施步骤完成', en: 'Step done' },
    penaltyDecided: { zh: '处罚已决定', en: 'Penalty decided' },
    feedbackCollected: { zh: '反馈已收集', en: 'Feedback collected' },
    implementationFinished: { zh: '方案实施完成', en: 'Implementation finished' },
    revisitRecorded: { zh: '二次回访已记录', en: 'Revisit recorded' },
    reopened: { zh: '重新处理', en: 'Reopened' },
    evaluated: { zh: '已总结评价', en: 'Evaluated' },
    complaintArchived: { zh: '已归档', en: 'Complaint archived' },
  },
  timers: {
    'H-27': { zh: '方案实施', en: 'Carrying out the solution' },
    'T-36': { zh: '二次回访', en: 'The revisit' },
    'H-30': { zh: '投诉重新处理', en: 'Taking the complaint up again' },
    'H-32': { zh: '总结评价与归档', en: 'Evaluation and archiving' },
  },
  stages: {
    revisitDue: { zh: '待二次回访', en: 'Revisit due' },
    reopened: { zh: '重新处理', en: 'Reopened' },
    evaluating: { zh: '总结评价', en: 'Evaluating' },
    closedArchived: { zh: '已归档', en: 'Closed archived' },
  },
  conditions: {
    revisit: { zh: '二次回访满意', en: 'Revisit' },
    evaluation: { zh: '总结评价', en: 'Evaluation' },
    keyProblemSolved: { zh: '重点问题已解决', en: 'Key problem solved' },
    legalCaseEnded: { zh: '法律案件已结束', en: 'Legal case ended' },
    settlementReleased: { zh: '暂缓结算已解除', en: 'Settlement released' },
    repliesKept: { zh: '承诺的答复已兑现', en: 'Replies kept' },
    cause: { zh: '具体原因', en: 'Cause' },
    solutionApproved: { zh: '方案已决策', en: 'Solution approved' },
    acceptanceSigned: { zh: '客户接受签字', en: 'Acceptance signed' },
    feedback: { zh: '客户反馈', en: 'Feedback' },
    penaltyOfPerson: { zh: '责任人处罚决定', en: 'Penalty of person' },
    penaltyOfHead: { zh: '部门负责人处罚决定', en: 'Penalty of head' },
  },
  fields: {
    party: { zh: '对象', en: 'Party' },
    decision: { zh: '决定', en: 'Decision' },
    classification: { zh: '分类', en: 'Classification' },
    process: { zh: '环节', en: 'Process' },
  },
  values: {
    responsiblePerson: { zh: '责任人', en: 'Responsible person' },
    departmentHead: { zh: '部门负责人', en: 'Department head' },
    penalty: { zh: '处罚', en: 'Penalty' },
    sales: { zh: '销售', en: 'Sales' },
    afterSales: { zh: '售后', en: 'After sales' },
  },
  rejections: {
    penaltyUndecided: {
      zh: '请记录对两方的处罚决定（包括不处罚）。',
      en: 'Record the penalty decision for both parties, also the decision of none.',
    },
    refundMissing: {
      zh: '退款须先在工单中办理并付出，再选择该笔退款。',
      en: 'A refund is asked for and paid out on the order first; then name it here.',
    },
    refundUnknown: {
      zh: '工单中没有该笔已付退款，或已用于其他投诉。',
      en: 'The visit has no such refund that was paid out and is named by no other complaint.',
    },
    refundTooSmall: { zh: '该笔退款少于方案金额。', en: 'This refund is less than the solution promises.' },
    feedbackMissing: { zh: '请先收集客户意见。', en: "Collect the customer's opinion first." },
  },
} as const satisfies TextGroup;
