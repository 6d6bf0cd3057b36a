import type { TextGroup } from '../merge';

/** What prevents the next complaint, until somebody has found that it helps. */
export const measureTexts = {
  commands: {
    reportMeasure: { zh: '汇报措施完成', en: 'Report a measure' },
    checkMeasure: { zh: '核查措施效果', en: 'Check a measure' },
    reassignMeasure: { zh: '改派措施', en: 'Give a measure to another' },
  },
  events: {
    measureReported: { zh: '措施已完成', en: 'Measure carried out' },
    measureChecked: { zh: '措施效果已核查', en: 'Measure checked' },
    measureReassigned: { zh: '措施已改派', en: 'Measure given to another' },
  },
  timers: {
    'H-35': { zh: '预防措施', en: 'The measure' },
  },
  fields: {
    measureId: { zh: '措施', en: 'Measure' },
    effective: { zh: '措施有效', en: 'It helps' },
  },
  rejections: {
    unknownMeasure: { zh: '没有该措施。', en: 'There is no such measure.' },
    measureNotReported: { zh: '该措施尚未完成汇报，不能核查。', en: 'The measure is not reported as carried out yet.' },
    effectTooEarly: {
      zh: '措施刚完成，请在所列时间之后再核查效果。',
      en: 'It was only just carried out; check after the time named.',
    },
  },
} as const satisfies TextGroup;
