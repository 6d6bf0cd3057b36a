import type { TextGroup } from '../merge';

/** What the customer says while a complaint is handled. */
export const customerTexts = {
  commands: {
    noteLink: { zh: '登记客户链接', en: 'Note the link of the customer' },
    addWords: { zh: '客户补充说明', en: 'Add what the customer says' },
  },
  events: {
    linkNoted: { zh: '已发送或出示投诉链接', en: 'A link to the complaint was sent or shown' },
    wordsAdded: { zh: '客户补充说明', en: 'The customer adds something' },
  },
  rejections: {
    wordsUsedUp: {
      zh: '补充说明已达上限，请致电客户沟通。',
      en: 'That is as much as can be added; speak to each other on the phone.',
    },
  },
} as const satisfies TextGroup;
