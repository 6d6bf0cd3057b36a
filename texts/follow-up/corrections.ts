import type { TextGroup } from '../merge';

/** What a caller recorded wrongly. */
export const callCorrectionTexts = {
  commands: {
    correctCall: { zh: '更正拨打记录', en: 'Correct a call' },
    correctRecord: { zh: '更正回访记录', en: 'Correct the record' },
    correctSecondCall: { zh: '更正二次回访', en: 'Correct the second call' },
    correctSevenDayCall: { zh: '更正七日回访', en: 'Correct the seven-day call' },
  },
  events: {
    callCorrected: { zh: '拨打记录已更正', en: 'Call corrected' },
    recordCorrected: { zh: '回访记录已更正', en: 'Record corrected' },
    secondCallCorrected: { zh: '二次回访已更正', en: 'Second call corrected' },
    sevenDayCallCorrected: { zh: '七日回访已更正', en: 'Seven-day call corrected' },
    correctionsEnded: { zh: '更正期限已过', en: 'Time for corrections over' },
  },
  fields: {
    field: { zh: '项目', en: 'Item' },
    changed: { zh: '更正的内容', en: 'What was corrected' },
  },
  rejections: {
    correctionTooLate: { zh: '更正期限已过。', en: 'The time in which this could be corrected is over.' },
    correctionBuiltUpon: {
      zh: '后续处理已以此结果为依据，结果不能再改，其余内容可以更正。',
      en: 'What came after builds on this result: it stands. The rest can be corrected.',
    },
  },
} as const satisfies TextGroup;
