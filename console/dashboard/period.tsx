import { Flex, Select } from 'antd';
import { rangeNames, type RangeName } from '../../domain/dashboard/names';
import { rangeTexts } from '../../texts/dashboard';
import { DayInput } from '../shared/forms/controls';
import { useFilters } from '../shared/shell/filters';
import { atStore } from '../shared/shell/store-time';
import { useNow } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

const DAY = 'YYYY-MM-DD';

/** What is asked of the API: which days, by name or by the first and the last. */
export interface PeriodQuery {
  readonly range: RangeName;
  readonly from?: string;
  readonly to?: string;
}

/** The days that the address names; today where it names none. */
export function usePeriod(): readonly [
  PeriodQuery,
  string,
  (changed: Partial<Record<keyof PeriodQuery, string>>) => void,
] {
  const [{ range, from, to }, change] = useFilters({ range: 'today', from: '', to: '' });
  const known = rangeNames.find((name) => name === range) ?? 'today';
  const query = known === 'days' && from && to ? { range: known, from, to } : { range: known };
  const named: PeriodQuery = query.range === 'days' && !('from' in query) ? { range: 'today' } : query;
  return [named, new URLSearchParams({ ...named }).toString(), change];
}

/** Where the days are chosen; they go into the address. */
export function PeriodInputs() {
  const { t, language } = useTexts();
  const [period, , change] = usePeriod();
  const today = atStore(useNow(60_000)).format(DAY);
  const choose = (range: RangeName): void =>
    range === 'days'
      ? change({ range, from: period.from ?? today, to: period.to ?? today })
      : change({ range, from: '', to: '' });
  const { from = today, to = today } = period;
  return (
    <Flex gap={8} wrap align="center" className="filters" role="group" aria-label={t('period')}>
      <Select<RangeName>
        aria-label={t('period')}
        style={{ width: 140 }}
        value={period.range}
        onChange={choose}
        options={rangeNames.map((name) => ({ value: name, label: rangeTexts[name][language] }))}
      />
      {period.range === 'days' && (
        <>
          <div style={{ width: 150 }}>
            <DayInput
              label={t('from')}
              value={from}
              onChange={(day) => day && change({ from: day, ...(day > to && { to: day }) })}
            />
          </div>
          <div style={{ width: 150 }}>
            <DayInput
              label={t('until')}
              value={to}
              onChange={(day) => day && change({ to: day, ...(day < from && { from: day }) })}
            />
          </div>
        </>
      )}
    </Flex>
  );
}
