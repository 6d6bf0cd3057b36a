import { factNames, type FactName } from '../../domain/repair-order/fact-names';
import { factOf } from '../../domain/repair-order/facts';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Language } from '../../domain/values/bilingual';
import type { CommandTarget, FormDefaults } from '../shared/forms/command-target';
import type { OrderView } from '../shared/server/replies';
import { textsIn } from '../shared/texts/use-texts';

/** The fields that say what is true; of a fact, the form asks for the one of its kind. */
const kinds = ['text', 'value', 'yes', 'found', 'time', 'day'] as const;
/** What whoever works in the workshop reads of a visit, and may have typed. */
const inWorkshop: readonly FactName[] = ['checkedItem', 'statement', 'workshopReceipt', 'lineStandard'];

/** What a fact is about, in words: the need, the item, the line, or what somebody wrote. */
function subjectWords(order: OrderView, fact: FactName, subject: string, language: Language): string {
  const { label, event, field } = textsIn(language);
  if (fact === 'checkedItem') return subject.split('.').map(label).join(' · ');
  const statement = order.statements?.find(({ statementId }) => statementId === subject);
  if (statement) return `${event(statement.event)} · ${field(statement.field)} · ${statement.text}`;
  const need = order.needs.find(({ needId }) => needId === subject);
  if (need) return `「${need.words}」`;
  return order.lines.find(({ lineId }) => lineId === subject)?.work ?? subject;
}

export const factWords = (order: OrderView, fact: FactName, subject: string, language: Language): string =>
  `${textsIn(language).value(fact)} ${subjectWords(order, fact, subject, language)}`.trim();

function targetOf(order: OrderView, fact: FactName, subject: string): CommandTarget {
  const { kind } = factOf(fact);
  const others = Object.fromEntries(kinds.filter((one) => one !== kind).map((one) => [one, undefined]));
  return {
    key: subject === '' ? fact : `${fact}/${subject}`,
    label: { zh: factWords(order, fact, subject, 'zh'), en: factWords(order, fact, subject, 'en') },
    values: { fact, subject: subject === '' ? undefined : subject, ...others },
  };
}

/** What this visit has that can be corrected. Which of it may be now the process says. */
export function correctionDefaults(order: OrderView): FormDefaults {
  const names = order.view === 'whole' ? factNames : inWorkshop;
  // which there are follows from what was typed; times and policy, which are read otherwise here, have no part in it
  const state = order as unknown as RepairOrder;
  return {
    targets: names.flatMap((fact) =>
      factOf(fact)
        .subjects(state)
        .map((subject) => targetOf(order, fact, subject)),
    ),
  };
}
