import type { TextGroup } from '../merge';

/** Whether a complaint is founded. */
export const judgementTexts = {
  commands: {
    judge: { zh: '判定', en: 'Judge' },
    confirmUnfounded: { zh: '主管确认不成立', en: 'Confirm unfounded' },
    returnJudgement: { zh: '退回重新判定', en: 'Return judgement' },
    recordUnderstanding: { zh: '记录客户理解', en: 'Record understanding' },
    insist: { zh: '客户坚持投诉', en: 'Insist' },
  },
  events: {
    judged: { zh: '已判定', en: 'Judged' },
    unfoundedConfirmed: { zh: '不成立已确认', en: 'Unfounded confirmed' },
    judgementReturned: { zh: '判定被退回', en: 'Judgement returned' },
    understandingRecorded: { zh: '客户已理解', en: 'Understanding recorded' },
    insisted: { zh: '客户坚持投诉', en: 'Insisted' },
  },
  timers: {
    'T-30': { zh: '投诉判定', en: 'The judgement' },
    'S-24': { zh: '不成立判定的确认', en: 'Confirming the unfounded judgement' },
    'H-17': { zh: '客户对判定的理解', en: 'The customer’s understanding of the judgement' },
  },
  stages: {
    judging: { zh: '判定中', en: 'Judging' },
    unfoundedReply: { zh: '不成立，待客户理解', en: 'Unfounded reply' },
    closedUnfounded: { zh: '不成立结束', en: 'Closed unfounded' },
  },
  fields: {
    reasonsSufficient: { zh: '投诉理由充分', en: 'Reasons sufficient' },
    demandReasonable: { zh: '诉求合理', en: 'Demand reasonable' },
    verdict: { zh: '判定结果', en: 'Verdict' },
    route: { zh: '处理路径', en: 'Route' },
    newFacts: { zh: '新情况', en: 'New facts' },
  },
  values: {
    founded: { zh: '成立', en: 'Founded' },
    unfounded: { zh: '不成立', en: 'Unfounded' },
    quality: { zh: '质量', en: 'Quality' },
    service: { zh: '服务', en: 'Service' },
  },
  rejections: {
    firstAnswerMissing: {
      zh: '请先给客户首次答复或约定回复时间。',
      en: 'Give the customer a first answer, or a time for the next reply, first.',
    },
    verdictInconsistent: {
      zh: '判定与两项回答不一致：理由充分方可成立，两项均为“是”即成立。',
      en: 'Verdict and the two answers do not fit: founded needs sufficient reasons; with both answered yes it is founded.',
    },
    routeMissing: {
      zh: '成立的投诉须写明处理路线和责任部门。',
      en: 'A founded complaint names its route and department.',
    },
    waitsForSupervisor: {
      zh: '须先由主管确认或退回判定。',
      en: 'The supervisor must confirm or return the judgement first.',
    },
    nothingToConfirm: { zh: '没有待确认的判定。', en: 'No judgement waits for a confirmation.' },
  },
} as const satisfies TextGroup;
