import { createContext, useContext, useMemo } from 'react';
import { checklists, type ChecklistItem } from '../../../domain/repair-order/checklists';
import { commandsInChinese, type AnyCommand } from './commands';
import { eventsInChinese } from './events';
import { conditionsInChinese, rolesInChinese, stagesInChinese } from './people';
import { texts, type TextName } from './texts';
import { fieldsInChinese } from './fields';
import { valuesInChinese } from './values';

export type Language = 'zh' | 'en';
type Facts = Readonly<Record<string, string | number>>;

/** `extraItemRequested` reads "Extra item requested": the code's names are the field's English terms. */
export const humanize = (name: string): string => {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** English names that do not read well spelled out. */
const inEnglish: Readonly<Record<string, string>> = {
  updateDms: 'Update the DMS',
  dmsUpdated: 'DMS updated',
  passQuality: 'Pass the quality check',
  failQuality: 'Fail the quality check',
  sms: 'SMS',
  wechat: 'WeChat',
  email: 'E-mail',
  crManager: 'Customer-relations manager',
  crSupervisor: 'Customer-relations supervisor',
  crSpecialist: 'Customer-relations specialist',
  startPreInspection: 'Start the pre-inspection',
  signOrderAsCustomer: 'The customer signs the order',
  signOrderAsAdvisor: 'Sign the order as advisor',
  signPreInspection: 'The customer signs the pre-inspection',
  answerExtraItem: 'Record the customer’s answer',
  openGate: 'Let it out',
  reply: 'Reply to the customer',
};

const named = (chinese: Readonly<Record<string, string>>, name: string, language: Language): string =>
  language === 'zh' ? (chinese[name] ?? humanize(name)) : (inEnglish[name] ?? humanize(name));

/** A word of a choice by its name; a person's own words stay as they are. */
const word = (text: string, language: Language): string =>
  Object.hasOwn(valuesInChinese, text) ? named(valuesInChinese, text, language) : text;

const items: readonly ChecklistItem[] = Object.values(checklists).flat();
const catalogues: readonly Readonly<Record<string, string>>[] = [
  valuesInChinese,
  stagesInChinese,
  rolesInChinese,
  conditionsInChinese,
  fieldsInChinese,
  commandsInChinese,
];

/** Whatever an obstacle names: an item of a checklist, a stage, a role, a paper; anything else stays as it is. */
function thing(name: string, language: Language): string {
  const item = items.find((one) => one.item === name);
  if (item) return item[language];
  const known = catalogues.find((catalogue) => Object.hasOwn(catalogue, name));
  return known ? named(known, name, language) : name;
}

/** Everything the console says, in one language. */
export interface Texts {
  readonly language: Language;
  readonly t: (name: TextName, facts?: Facts) => string;
  readonly command: (name: string) => string;
  readonly field: (name: string) => string;
  readonly value: (name: string) => string;
  readonly stage: (name: string) => string;
  readonly role: (name: string) => string;
  readonly event: (name: string) => string;
  readonly condition: (name: string) => string;
  readonly thing: (name: string) => string;
}

export const sayIn = (language: Language): Texts => ({
  language,
  t: (name, facts = {}) =>
    texts[name][language].replaceAll(/\{(\w+)\}/g, (_all, key: string) => String(facts[key] ?? '')),
  command: (name) => named(commandsInChinese satisfies Record<AnyCommand, string>, name, language),
  field: (name) => named(fieldsInChinese, name, language),
  value: (name) => word(name, language),
  stage: (name) => named(stagesInChinese, name, language),
  role: (name) => named(rolesInChinese, name, language),
  event: (name) => named(eventsInChinese, name, language),
  condition: (name) => named(conditionsInChinese, name, language),
  thing: (name) => thing(name, language),
});

export const LanguageContext = createContext<Language>('zh');
export function useTexts(): Texts {
  const language = useContext(LanguageContext);
  return useMemo(() => sayIn(language), [language]);
}
