import { useMemo } from 'react';
import type { Language } from '../../domain/values/bilingual';
import type { TextTable } from '../../texts/merge';
import {
  factNames,
  faultText,
  sectionTexts,
  settingChoices,
  settingFields,
  templateTexts,
  type SettingPage,
} from '../../texts/settings';
import { textIn } from '../../texts/text-in';
import { ServerProblem } from '../shared/server/request';
import { sentenceIn } from '../shared/texts/sentences';
import { textsIn, useTexts } from '../shared/texts/use-texts';
import { NotStored, type ContentProblem } from './content-problems';

/** Everything the settings are called, in one language. */
export interface SettingTexts {
  readonly title: (page: SettingPage) => string;
  readonly hint: (page: SettingPage) => string;
  readonly field: (name: string) => string;
  readonly choice: (name: string) => string;
  readonly template: (name: string) => string;
  readonly fact: (name: string) => string;
  /** A sentence about what is wrong in one place. */
  readonly fault: (problem: Pick<ContentProblem, 'code'>) => string;
  /** Why something was not stored. Throws what is no problem but a fault. */
  readonly reason: (error: unknown) => string;
}

const needed = { zh: '请填写此项', en: 'Fill this in' };
const unfit = { zh: '内容过长或含有无法使用的字符', en: 'Too long, or with characters that cannot be used' };
/** What the schema library calls something that is not there. */
const missing = new Set(['too_small', 'invalid_type']);

export const settingTextsIn = (language: Language): SettingTexts => {
  const by = (table: TextTable) => (name: string) => textIn(table, name, language);
  const fault = ({ code }: Pick<ContentProblem, 'code'>): string =>
    (faultText(code) ?? (missing.has(code) ? needed : unfit))[language];
  const words = textsIn(language);
  return {
    title: (page) => sectionTexts[page].title[language],
    hint: (page) => sectionTexts[page].hint[language],
    field: by(settingFields),
    choice: by(settingChoices),
    template: by(templateTexts),
    fact: by(factNames),
    fault,
    reason: (error) => {
      if (error instanceof NotStored) return [...new Set(error.problems.map(fault))].join('; ');
      if (error instanceof ServerProblem && error.code === 'versionStale') return words.t('changedMeanwhile');
      return sentenceIn(words, error);
    },
  };
};

export function useSettingTexts(): SettingTexts {
  const { language } = useTexts();
  return useMemo(() => settingTextsIn(language), [language]);
}
