import type { TextGroup } from '../merge';

/** What several stages of a complaint name. */
export const sharedTexts = {
  fields: {
    disowned: { zh: '客户否认的确认', en: 'Approval that was not theirs' },
    summary: { zh: '摘要', en: 'Summary' },
    nextActionAt: { zh: '下次处理时间', en: 'Next action at' },
    resolveBy: { zh: '解决时限', en: 'Resolve by' },
    cost: { zh: '费用', en: 'Cost' },
    measures: { zh: '预防措施', en: 'Measures' },
  },
  values: {
    urgentOnSite: { zh: '现场紧急', en: 'Urgent on site' },
  },
  rejections: {
    otherKind: { zh: '此操作不适用于该类事项。', en: 'This does not apply to this type.' },
    closingConditionsOpen: { zh: '所列条件尚未满足。', en: 'The conditions named are still open.' },
    reworkOrdered: { zh: '已开返修工单。', en: 'A rework order exists already.' },
  },
} as const satisfies TextGroup;
