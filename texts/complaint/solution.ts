import type { TextGroup } from '../merge';

/** Candidates, the decision, and the customer's acceptance. */
export const solutionTexts = {
  commands: {
    proposeSolution: { zh: '提出候选方案', en: 'Propose solution' },
    recordPreference: { zh: '记录客户倾向', en: 'Record preference' },
    submitCandidates: { zh: '提交方案供决策', en: 'Submit candidates' },
    returnCandidates: { zh: '退回方案', en: 'Return candidates' },
    decideSolution: { zh: '领导决策', en: 'Decide solution' },
    notifySolution: { zh: '告知客户方案', en: 'Notify solution' },
    acceptSolution: { zh: '客户接受方案', en: 'Accept solution' },
    refuseSolution: { zh: '客户拒绝方案', en: 'Refuse solution' },
  },
  events: {
    solutionProposed: { zh: '候选方案已提出', en: 'Solution proposed' },
    preferenceRecorded: { zh: '客户倾向已记录', en: 'Preference recorded' },
    candidatesSubmitted: { zh: '方案已提交', en: 'Candidates submitted' },
    candidatesReturned: { zh: '方案被退回', en: 'Candidates returned' },
    solutionDecided: { zh: '方案已决策', en: 'Solution decided' },
    solutionNotified: { zh: '方案已告知客户', en: 'Solution notified' },
    solutionAccepted: { zh: '客户已接受方案', en: 'Solution accepted' },
    solutionRefused: { zh: '客户拒绝方案', en: 'Solution refused' },
  },
  timers: {
    'T-34': { zh: '领导决策', en: 'The leader’s decision' },
    'H-25': { zh: '方案告知客户', en: 'Telling the customer the solution' },
    'T-35': { zh: '客户接受方案', en: 'The customer’s acceptance' },
  },
  stages: {
    proposing: { zh: '拟定方案', en: 'Proposing' },
    awaitingDecision: { zh: '待决策', en: 'Awaiting decision' },
    awaitingAcceptance: { zh: '待客户接受', en: 'Awaiting acceptance' },
    implementing: { zh: '实施中', en: 'Implementing' },
  },
  fields: {
    candidateId: { zh: '候选方案', en: 'Candidate id' },
    whyOnlyOne: { zh: '仅一个方案的原因', en: 'Why only one' },
    instruction: { zh: '书面指示', en: 'Instruction' },
  },
  values: {
    repair: { zh: '维修', en: 'Repair' },
    rework: { zh: '返修', en: 'Rework' },
    refund: { zh: '退款', en: 'Refund' },
    compensation: { zh: '赔偿', en: 'Compensation' },
    replacement: { zh: '更换', en: 'Replacement' },
    goodwill: { zh: '善意补偿', en: 'Goodwill' },
    apology: { zh: '致歉', en: 'Apology' },
    other: { zh: '其他', en: 'Other' },
    solution: { zh: '处理方案', en: 'Solution' },
  },
  rejections: {
    unknownCandidate: { zh: '没有该候选方案。', en: 'There is no such candidate solution.' },
    candidatesTooFew: {
      zh: '须有两个候选方案，或说明只有一个的理由。',
      en: 'Two candidates, or the reason why there is only one.',
    },
    costNeedsStoreManager: {
      zh: '该费用的方案须由店长决定。',
      en: 'A solution of this cost is decided by the store manager.',
    },
    solutionNotNotified: { zh: '请先将所选方案告知客户。', en: 'Tell the customer the chosen solution first.' },
  },
} as const satisfies TextGroup;
