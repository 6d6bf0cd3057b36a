import type { TextGroup } from '../merge';

/** What goes to the manufacturer because of a complaint. */
export const issueTexts = {
  commands: {
    relayIssue: { zh: '提交厂家事项', en: 'Relay an issue to the manufacturer' },
    answerIssue: { zh: '答复厂家事项', en: 'Answer for the manufacturer' },
    withdrawIssue: { zh: '撤回厂家事项', en: 'Withdraw an issue' },
  },
  events: {
    issueRelayed: { zh: '已提交厂家', en: 'Relayed to the manufacturer' },
    issueAnswered: { zh: '厂家已答复', en: 'Answered by the manufacturer' },
    issueWithdrawn: { zh: '厂家事项已撤回', en: 'Issue withdrawn' },
  },
  timers: {
    'H-48': { zh: '厂家答复', en: 'The manufacturer’s answer' },
  },
  conditions: {
    manufacturerAnswered: { zh: '厂家事项已答复', en: 'Manufacturer has answered' },
  },
  fields: {
    issueId: { zh: '厂家事项', en: 'Issue' },
  },
  values: {
    meeting: { zh: '厂商会议', en: 'Meeting with the manufacturer' },
    training: { zh: '培训', en: 'Training' },
    support: { zh: '技术支持', en: 'Technical support' },
  },
  rejections: {
    unknownIssue: { zh: '没有该厂家事项。', en: 'There is no such issue with the manufacturer.' },
  },
} as const satisfies TextGroup;
