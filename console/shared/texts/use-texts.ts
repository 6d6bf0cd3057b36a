import { createContext, useContext, useMemo } from 'react';
import { checklists, type ChecklistItem } from '../../../domain/repair-order/checklists';
import type { Language } from '../../../domain/values/bilingual';
import { catalogue } from '../../../texts';
import { reactions } from '../../../texts/common/reactions';
import { actorRoles, roles } from '../../../texts/common/roles';
import type { TextTable } from '../../../texts/merge';
import { textIn } from '../../../texts/text-in';
import { texts, type TextName } from './texts';

type Facts = Readonly<Record<string, string | number>>;

const { commands, conditions, events, fields, stages, timers, values } = catalogue;
/** A choice can also be the name of a role, or a command, as the step of a plan is. */
const choices: TextTable = { ...commands, ...roles, ...values };
/** What time brings about is named by its deadline, or, where it has none, by its event. */
const deadlines: TextTable = { ...events, ...timers };

const items: readonly ChecklistItem[] = Object.values(checklists).flat();
/** Whatever an obstacle can name, the likeliest first. */
const labels: TextTable = {
  ...commands,
  ...fields,
  ...conditions,
  ...stages,
  ...choices,
  ...Object.fromEntries(items.map((one) => [one.item, one])),
};
const known = (table: TextTable, text: string, language: Language): string =>
  Object.hasOwn(table, text) ? textIn(table, text, language) : text;
function label(text: string, language: Language): string {
  // the id of an escalation begins with the code of its deadline
  const [code = ''] = text.split(/[/#]/);
  return Object.hasOwn(timers, code) ? textIn(timers, code, language) : known(labels, text, language);
}

/** Everything the console says, in one language. */
export interface Texts {
  readonly language: Language;
  readonly t: (name: TextName, facts?: Facts) => string;
  readonly command: (name: string) => string;
  readonly field: (name: string) => string;
  /** A word of a choice by its name; a person's own words stay as they are. */
  readonly value: (name: string) => string;
  readonly stage: (name: string) => string;
  readonly role: (name: string) => string;
  readonly event: (name: string) => string;
  readonly timer: (code: string) => string;
  readonly reaction: (name: string) => string;
  readonly condition: (name: string) => string;
  /** Whatever an obstacle names: an item of a checklist, a stage, a role, a paper; anything else stays as it is. */
  readonly label: (name: string) => string;
}

export const textsIn = (language: Language): Texts => {
  const by = (table: TextTable) => (name: string) => textIn(table, name, language);
  return {
    language,
    t: (name, facts = {}) =>
      texts[name][language].replaceAll(/\{(\w+)\}/g, (_all, key: string) => String(facts[key] ?? '')),
    command: by(commands),
    field: by(fields),
    value: (name) => known(choices, name, language),
    stage: by(stages),
    role: by(actorRoles),
    event: by(events),
    timer: by(deadlines),
    reaction: by(reactions),
    condition: by(conditions),
    label: (name) => label(name, language),
  };
};

export const LanguageContext = createContext<Language>('zh');
export function useTexts(): Texts {
  const language = useContext(LanguageContext);
  return useMemo(() => textsIn(language), [language]);
}
