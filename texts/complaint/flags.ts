import type { TextGroup } from '../merge';

/** What makes a complaint more than one of many. */
export const flagTexts = {
  commands: {
    raiseFlag: { zh: '标记重大事项', en: 'Raise flag' },
    clearFlag: { zh: '解除标记', en: 'Clear flag' },
    giveSupport: { zh: '记录后续支持', en: 'Record further support' },
  },
  events: {
    flagRaised: { zh: '已标记重大事项', en: 'Flag raised' },
    flagCleared: { zh: '标记已解除', en: 'Flag cleared' },
    supportGiven: { zh: '已提供后续支持', en: 'Further support given' },
  },
  timers: {
    'H-33': { zh: '重点问题', en: 'The key problem' },
  },
  conditions: {
    furtherSupport: { zh: '重点问题后续支持', en: 'Further support after the key problem' },
  },
  fields: {
    flag: { zh: '标记', en: 'Flag' },
    keeper: { zh: '现由谁负责', en: 'Whose it becomes' },
  },
  values: {
    legalCase: { zh: '法律案件', en: 'Legal case' },
    mediaCrisis: { zh: '媒体危机', en: 'Media crisis' },
    keyProblem: { zh: '重点问题', en: 'Key problem' },
  },
  rejections: {
    unknownFlag: { zh: '投诉没有该标记。', en: 'The complaint has no such flag.' },
    mediaCaseKept: {
      zh: '媒体危机由客服经理负责，不能交给其他岗位。',
      en: 'A media case is kept by the customer-service manager and goes to nobody else.',
    },
    noSupportOwed: {
      zh: '没有已解决而待后续支持的重点问题。',
      en: 'No key problem was solved that further support would follow.',
    },
  },
} as const satisfies TextGroup;
