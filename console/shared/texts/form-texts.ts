import type { Bilingual } from '../../../domain/values/bilingual';

/** What a form says at a field that is not right yet. */
export const formTexts = {
  fillIn: { zh: '请填写', en: 'Please fill this in' },
  chooseOne: { zh: '请选择', en: 'Please choose' },
  confirmFirst: { zh: '请确认此项', en: 'Please confirm this' },
  atLeastItems: { zh: '至少需要 {n} 项', en: 'At least {n} needed' },
  atMostItems: { zh: '最多 {n} 项', en: 'At most {n}' },
  atLeastLetters: { zh: '至少 {n} 个字', en: 'At least {n} characters' },
  atMostLetters: { zh: '最多 {n} 个字', en: 'At most {n} characters' },
  notBelow: { zh: '不得小于 {n}', en: 'Not less than {n}' },
  notAbove: { zh: '不得大于 {n}', en: 'Not more than {n}' },
  otherForm: { zh: '格式不正确，请核对', en: 'This is not in the form it needs; please check it' },
} as const satisfies Readonly<Record<string, Bilingual>>;
