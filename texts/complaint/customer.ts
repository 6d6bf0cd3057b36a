import type { TextGroup } from '../merge';

/** What the customer says while a complaint is handled. */
export const customerTexts = {
  commands: {
    addWords: { zh: '客户补充说明', en: 'Add what the customer says' },
  },
  events: {
    wordsAdded: { zh: '客户补充说明', en: 'The customer adds something' },
  },
  rejections: {
    wordsUsedUp: {
      zh: '补充说明已达上限，请致电客户沟通。',
      en: 'That is as much as can be added; speak to each other on the phone.',
    },
  },
} as const satisfies TextGroup;
