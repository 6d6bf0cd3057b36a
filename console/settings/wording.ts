import { useMemo } from 'react';
import type { Language } from '../../domain/values/bilingual';
import type { TextTable } from '../../texts/merge';
import {
  factNames,
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
  readonly fault: (problem: Pick<ContentProblem, 'text'>) => string;
  /** Why something was not stored. Throws what is no problem but a fault. */
  readonly reason: (error: unknown) => string;
}

export const settingTextsIn = (language: Language): SettingTexts => {
  const by = (table: TextTable) => (name: string) => textIn(table, name, language);
  const fault = ({ text }: Pick<ContentProblem, 'text'>): string => text[language];
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
      if (error instanceof NotStored) return [...new Set(error.problems.map(fault))].join(' ');
      if (error instanceof ServerProblem && error.code === 'versionStale') return words.t('changedMeanwhile');
      return sentenceIn(words, error);
    },
  };
};

export function useSettingTexts(): SettingTexts {
  const { language } = useTexts();
  return useMemo(() => settingTextsIn(language), [language]);
}
