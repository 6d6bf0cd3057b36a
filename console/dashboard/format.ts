import type { Unit } from '../../domain/dashboard/names';
import { yuan } from '../../domain/values/money';
import type { Schema } from '../shared/server/contract';
import type { Texts } from '../shared/texts/use-texts';

export type Figure = Schema<'DashboardFigure'>;
type T = Texts['t'];

const HOUR = 60;
/** From so many minutes on, a sum is told in hours. */
const IN_HOURS = 10 * HOUR;

function minutesText(minutes: number, t: T): string {
  if (Math.abs(minutes) < IN_HOURS) return t('minutes', { n: minutes });
  return t('hours', { n: Math.round((minutes * 10) / HOUR) / 10 });
}

/** A value of a figure as people say it. */
export function valueText(unit: Unit, value: number | null, t: T): string {
  if (value === null) return '—';
  const texts: { readonly [U in Unit]: () => string } = {
    fen: () => yuan(value),
    minutes: () => minutesText(value, t),
    count: () => String(value),
    share: () => t('percent', { n: value }),
  };
  return texts[unit]();
}

/** How much more or less it is than before; a share by points. */
function differenceText(unit: Unit, difference: number, t: T): string {
  const size = Math.round(Math.abs(difference) * 10) / 10;
  return unit === 'share' ? t('points', { n: size }) : valueText(unit, size, t);
}

/** The difference to the days before; null where either has no value. */
const differenceOf = ({ value, previous }: Figure): number | null =>
  value === null || previous.value === null ? null : value - previous.value;

/** In words, with what it was, and whether that is good news. */
export function comparedText(figure: Figure, t: T): string {
  const { unit, better, previous } = figure;
  const difference = differenceOf(figure);
  if (difference === null)
    return previous.value === null ? t('nothingBefore') : `${t('before')} ${valueText(unit, previous.value, t)}`;
  if (difference === 0) return t('differenceNone');
  const facts = { n: differenceText(unit, difference, t), before: valueText(unit, previous.value, t) };
  const words = t(difference > 0 ? 'differenceUp' : 'differenceDown', facts);
  if (better === 'neither') return words;
  return `${words} · ${t(difference > 0 === (better === 'more') ? 'isBetter' : 'isWorse')}`;
}

/** The sign stands before the words, so that no colour is needed. */
export function signOf(figure: Figure): string {
  const difference = differenceOf(figure);
  return difference === null || difference === 0 ? '=' : difference > 0 ? '▲' : '▼';
}

/** Good news, bad news, or neither. */
export function moodOf(figure: Figure): 'success' | 'danger' | 'secondary' {
  const difference = differenceOf(figure);
  if (difference === null || difference === 0 || figure.better === 'neither') return 'secondary';
  return difference > 0 === (figure.better === 'more') ? 'success' : 'danger';
}
