import { Typography } from 'antd';
import { useMemo } from 'react';
import { figureTexts } from '../../texts/dashboard';
import type { Schema } from '../shared/server/contract';
import { Chart } from '../shared/shell/chart';
import { dayStart } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import type { Figure } from './format';

/** How a figure went from day to day, or from week to week. */
export function Course({ figure, parts }: { readonly figure: Figure; readonly parts: Schema<'Dashboard'>['parts'] }) {
  const { t, language } = useTexts();
  const { unit, trend } = figure;
  const times = useMemo(() => parts.from.map((day) => dayStart(day).valueOf() / 1_000), [parts]);
  const counts = useMemo(
    () => trend.map((value) => (value === null ? null : unit === 'fen' ? Math.round(value / 100) : value)),
    [trend, unit],
  );
  if (times.length < 2 || counts.every((value) => value === null || value === 0)) return null;
  const hint = unit === 'fen' ? t('courseYuan') : unit === 'minutes' ? t('courseMinutes') : '';
  const label = t('courseOf', { figure: figureTexts[figure.figure].name[language] });
  return (
    <figure className="course">
      <figcaption>
        <Typography.Text type="secondary">{[label, hint].filter(Boolean).join(' · ')}</Typography.Text>
      </figcaption>
      <Chart label={label} times={times} counts={counts} format="MM-DD" />
    </figure>
  );
}
