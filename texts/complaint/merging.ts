import type { TextGroup } from '../merge';

/** Two complaints about one matter. */
export const mergingTexts = {
  commands: {
    mergeInto: { zh: '并入另一投诉', en: 'Merge into another complaint' },
    absorb: { zh: '接收并入的投诉', en: 'Take another complaint in' },
    noteAbsorbed: { zh: '登记已并入', en: 'Note that it goes on elsewhere' },
    noteNotAbsorbed: { zh: '登记未并入', en: 'Note that it was not taken in' },
  },
  events: {
    mergeAsked: { zh: '已提出合并', en: 'Merging asked' },
    complaintAbsorbed: { zh: '已接收并入的投诉', en: 'Another complaint taken in' },
    absorptionRefused: { zh: '未接收并入', en: 'Another complaint not taken in' },
    complaintMerged: { zh: '已并入另一投诉', en: 'Merged into another complaint' },
    mergeDropped: { zh: '合并未成', en: 'Not merged' },
  },
  stages: {
    closedMerged: { zh: '已并入另一投诉', en: 'Merged' },
  },
  fields: {
    into: { zh: '并入', en: 'Into' },
    forerunners: { zh: '此前的投诉', en: 'Earlier complaints' },
  },
  rejections: {
    complaintUnlinked: {
      zh: '请先关联该投诉，再合并。',
      en: 'Link that complaint first, then merge.',
    },
  },
} as const satisfies TextGroup;
