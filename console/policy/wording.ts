import { yuan } from '../../domain/values/money';
import type { Hours, WorkingCalendar } from '../../domain/time/working-time';
import { policyTextsIn } from '../../texts/policy';
import type { Texts } from '../shared/texts/use-texts';
import { settingKind } from './kinds';

type Range = Hours[number];
type OpenDay = WorkingCalendar['makeUpDays'][number];

/** Minutes of the day as a clock shows them; the end of the day is 24:00. */
export const clockText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** The minutes of the day, or NaN while it is not a time. */
export function clockMinutes(text: string): number {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && total <= 24 * 60 ? total : NaN;
}

const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 24 * 3_600_000;

/** Names of the weekdays, Monday first. */
export const weekdays = (language: Texts['language']): readonly string[] => {
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_none, index) => names.format(MONDAY + index * DAY));
};

const rangeText = ([from, to]: Range): string => `${clockText(from)}–${clockText(to)}`;

/** What is set at a path, in words. Undefined reads as a dash: an older version did not have it. */
export function settingText(path: readonly string[], value: unknown, say: Texts): string {
  const words = policyTextsIn(say.language);
  const hoursText = (hours: Hours): string =>
    hours.length === 0 ? say.t('closedDay') : hours.map(rangeText).join(' ');
  const list = (items: readonly unknown[], one: (item: never) => string): string =>
    items.length === 0 ? '–' : items.map((item) => one(item as never)).join(', ');
  if (value === undefined) return '–';
  const { kind } = settingKind(path);
  switch (kind) {
    case 'money':
      return yuan(value as number);
    case 'flag':
      return say.t(value ? 'yes' : 'no');
    case 'choice':
      return words.choice(value as string);
    case 'choices':
      return list(value as string[], words.choice);
    case 'range':
      return rangeText(value as Range);
    case 'hours':
      return hoursText(value as Hours);
    case 'week': {
      const names = weekdays(say.language);
      return (value as Hours[]).map((hours, index) => `${names[index] ?? ''} ${hoursText(hours)}`).join(' · ');
    }
    case 'openDays':
      return list(value as OpenDay[], ({ date, hours }: OpenDay) => `${date} ${hoursText(hours)}`);
    case 'numbers':
    case 'days':
      return list(value as unknown[], String);
    case 'text':
    case 'zone':
      return value as string;
    default:
      return (value as number).toString();
  }
}
