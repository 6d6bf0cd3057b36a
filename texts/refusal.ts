import type { Facts } from '../domain/kernel/rejection';
import type { Bilingual, Language } from '../domain/values/bilingual';
import { catalogue } from '.';
import { problemTexts } from './problems';
import { textIn } from './text-in';

const texts = { ...catalogue.rejections, ...problemTexts };
export type RefusalCode = keyof typeof texts;

/** What a checklist lacks, as a rule names it: points of a list, or one of the things that are pointed out. */
type Missing = string | { readonly checklist: string; readonly points?: readonly Bilingual[] };

const marks = {
  zh: { colon: '：', comma: '、', semicolon: '；', stop: '。', space: '' },
  en: { colon: ': ', comma: ', ', semicolon: '; ', stop: '.', space: ' ' },
} as const;

function missingText(missing: Missing, language: Language): string {
  if (typeof missing === 'string') return textIn(catalogue.values, missing, language);
  const { checklist, points = [] } = missing;
  const name = textIn(catalogue.values, checklist, language);
  const { colon, comma } = marks[language];
  return points.length === 0 ? name : `${name}${colon}${points.map((point) => point[language]).join(comma)}`;
}

/** Whether the sentence of a refusal says what its facts name. */
export const saysItsFacts = (code: string): boolean => code === 'checklistIncomplete' || code === 'carIsHere';

/** What to do now; of checklists it says which points are missing. */
export function refusalText(code: RefusalCode, facts: Facts, language: Language): string {
  const sentence = texts[code][language];
  if (code === 'carIsHere') return `${sentence}${marks[language].space}${String(facts['order'])}`;
  const { missing = [] } = facts as { readonly missing?: readonly Missing[] };
  if (!saysItsFacts(code) || missing.length === 0) return sentence;
  const { semicolon, stop, space } = marks[language];
  return `${sentence}${space}${missing.map((one) => missingText(one, language)).join(semicolon)}${stop}`;
}
