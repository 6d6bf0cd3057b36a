import type { TextGroup } from '../merge';

/** How far and how often something may be put off, and what a plan names. */
export const limitTexts = {
  fields: {
    step: { zh: '计划的步骤', en: 'Step of the plan' },
  },
  rejections: {
    timeTooFar: {
      zh: '时间超出本店规定，请给出不晚于所列时间的时间。',
      en: 'This is later than the store allows; give a time no later than the one named.',
    },
    putOffTooOften: {
      zh: '已达推迟次数上限，请完成该事项或升级上报。',
      en: 'It was put off as often as the store allows; do it, or escalate.',
    },
    replyOwed: {
      zh: '已约定答复时间，请先答复客户。',
      en: 'A reply is promised already; give that one first.',
    },
    planStepMissing: {
      zh: '请写明计划采取的步骤。',
      en: 'Name the step that will be taken.',
    },
    revisitTooEarly: {
      zh: '处理刚完成，请在所列时间之后再回访客户。',
      en: 'It was only just done; ask the customer after the time named.',
    },
  },
} as const satisfies TextGroup;
