import { noticeFacts, type NoticeTemplate } from '../../domain/kernel/notice';
import type { Language } from '../../domain/values/bilingual';
import { factNames } from '../../texts/settings';

const nameOf = (fact: string, language: Language): string => factNames[fact]?.[language] ?? fact;

/** A wording as people read it: `{number}` is `{编号}` on a Chinese screen. */
export const shownPattern = (pattern: string, language: Language): string =>
  pattern.replaceAll(/\{([^{}]*)\}/g, (_all, fact: string) => `{${nameOf(fact, language)}}`);

/** The same as it is stored. What names no fact of the notice stays as it is, for the rules to refuse. */
export function storedPattern(template: NoticeTemplate, shown: string, language: Language): string {
  const facts = new Map(noticeFacts[template].facts.map((fact) => [nameOf(fact, language), fact]));
  return shown.replaceAll(/\{([^{}]*)\}/g, (all, name: string) => {
    const fact = facts.get(name.trim());
    return fact === undefined ? all : `{${fact}}`;
  });
}

/** What the facts may say, to see how a wording reads. */
const sampleFacts = {
  number: 'RO-S01-20261126-0001',
  timer: 'T-13',
  reaction: 'remind',
  command: 'movePromise',
  measure: { zh: '交车前再检查一遍', en: 'check once more before delivery' },
  at: Date.parse('2026-11-26T08:30:00Z'),
  leader: { zh: '林经理', en: 'Manager Lin' },
  phone: '13900001017',
  link: 'https://service.example.com/c#…',
  code: '012345',
  total: 156_000,
  what: 'order',
} as const;

export const sampleIn = (language: Language): Readonly<Record<string, string | number>> => ({
  ...sampleFacts,
  measure: sampleFacts.measure[language],
  leader: sampleFacts.leader[language],
});
