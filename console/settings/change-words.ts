import { changesBetween, type FieldChange } from '../../domain/master-data/changes';
import { checklists, type ChecklistItem } from '../../domain/repair-order/checklists';
import { yuan } from '../../domain/values/money';
import type { SettingPage } from '../../texts/settings';
import type { Texts } from '../shared/texts/use-texts';
import type { SettingTexts } from './wording';

/** What became of one thing: what it is called, and each of its fields before and after. */
export interface ToldChange {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

/** Who and what is behind the ids that a change names. */
export interface NamesBehind {
  readonly person: (id: string) => string;
  readonly team: (id: string) => string;
  readonly part: (number: string) => string;
  /** An entry of the section itself. */
  readonly entry: (id: string) => string;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsIn = (value: unknown): Fields => (isFields(value) ? value : {});

const inYuan = new Set(['unitPrice', 'labour']);
const persons = new Set(['head', 'deputy', 'foreman', 'members']);
const points = new Set(['added', 'leftOut']);
const standardPoints: readonly ChecklistItem[] = Object.values(checklists).flat();
const choices = new Set(['kind', 'use']);

/** Changes of settings in words, in one language. */
export function changeWords(say: Texts, words: SettingTexts, names: NamesBehind) {
  const { t, language } = say;

  /** A point of a checklist, by its list and what it asks. */
  function pointText(value: unknown): string {
    const point = fieldsIn(value);
    const own = point[language];
    const asked = standardPoints.find(({ item }) => item === point['item'])?.[language];
    return `${say.value(String(point['list']))}: ${typeof own === 'string' ? own : (asked ?? t('none'))}`;
  }

  function valueText(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return t('none');
    if (Array.isArray(value))
      return value.length === 0 ? t('none') : value.map((one) => valueText(field, one)).join('、');
    if (points.has(field)) return pointText(value);
    if (field === 'procedure')
      return Object.entries(fieldsIn(value))
        .map(([name, choice]) => `${say.field(name)}: ${say.value(String(choice))}`)
        .join('；');
    if (isFields(value))
      return Object.entries(value)
        .map(([name, part]) => valueText(name, part))
        .join(' ');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return inYuan.has(field) ? yuan(value) : String(value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (persons.has(field)) return names.person(text);
    if (choices.has(field)) return words.choice(text);
    if (field === 'team') return names.team(text);
    if (field === 'parts') return names.part(text);
    return field === 'logo' ? t('uploaded') : text;
  }

  const line = ({ field, before, after }: FieldChange, label = words.field(field)) => ({
    label,
    before: valueText(field, before),
    after: valueText(field, after),
  });

  /** An entry of a list, by its name. */
  function entryChange({ before, after }: FieldChange): ToldChange {
    const now = fieldsIn(after);
    const title = String(now[language] ?? fieldsIn(before)[language]);
    if (before === null) return { title: `${t('addedEntry')}: ${title}`, lines: [] };
    return { title, lines: changesBetween(fieldsIn(before), now).map((one) => line(one)) };
  }

  /** The order matters only where nothing came or went. */
  function orderChange({ before, after }: FieldChange): readonly ToldChange[] {
    const [was, is] = [before, after].map((order) => (Array.isArray(order) ? order.map(String) : []));
    if (!was || !is || was.length !== is.length) return [];
    const inWords = (order: readonly string[]): string => order.map(names.entry).join('、');
    return [{ title: words.field('order'), lines: [{ label: '', before: inWords(was), after: inWords(is) }] }];
  }

  const languages = { zh: t('chinese'), en: t('english') } as const;

  /** Each language of a field on a line of its own. */
  function inEachLanguage({ field, before, after }: FieldChange, label: string): ToldChange['lines'] {
    return (['zh', 'en'] as const).flatMap((one) => {
      const [was, is] = [fieldsIn(before)[one] ?? null, fieldsIn(after)[one] ?? null];
      if (isFields(was) || isFields(is))
        return changesBetween(fieldsIn(was), fieldsIn(is)).map((part) =>
          line(part, `${languages[one]} · ${words.field(part.field)}`),
        );
      return was === is ? [] : [line({ field, before: was, after: is }, `${label} · ${languages[one]}`)];
    });
  }

  function letterheadChange(change: FieldChange): ToldChange {
    const label = words.field(change.field);
    const bilingual = change.field === 'name' || change.field === 'address';
    return { title: '', lines: bilingual ? inEachLanguage(change, label) : [line(change)] };
  }

  const templateChange = (change: FieldChange): ToldChange => ({
    title: `${words.template(change.field)}${change.after === null ? `: ${t('backToStandard')}` : ''}`,
    lines: change.after === null ? [] : inEachLanguage(change, ''),
  });

  return (page: SettingPage, changes: readonly FieldChange[]): readonly ToldChange[] => {
    switch (page) {
      case 'letterhead':
        return changes.map(letterheadChange);
      case 'messageTemplates':
        return changes.map(templateChange);
      case 'priceMenu':
      case 'parts':
        return [{ title: '', lines: changes.map((one) => line(one)) }];
      default:
        return changes.flatMap((one) => (one.field === 'order' ? orderChange(one) : [entryChange(one)]));
    }
  };
}
