import { useSearchParams } from 'react-router';
import { DayInput } from '../forms/controls';
import { useTexts } from '../texts/use-texts';
import { atStore } from './store-time';
import { useNow } from './time';

const DAY = 'YYYY-MM-DD';

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The days that the address names; else those up to today, from so many days before. */
export function useDayRange(daysBefore: number): DayRange {
  const [address] = useSearchParams();
  const today = atStore(useNow(60_000));
  return {
    from: address.get('from') ?? today.subtract(daysBefore, 'day').format(DAY),
    to: address.get('to') ?? today.format(DAY),
  };
}

/** Where the days of a page are chosen; they go into the address. */
export function DayRangeInputs({ range }: { readonly range: DayRange }) {
  const { t } = useTexts();
  const [, setAddress] = useSearchParams();
  const choose = (name: keyof DayRange) => (day: string | undefined) =>
    day && setAddress({ ...range, [name]: day }, { replace: true });
  return (
    <>
      <div style={{ width: 150 }}>
        <DayInput label={t('from')} value={range.from} onChange={choose('from')} />
      </div>
      <div style={{ width: 150 }}>
        <DayInput label={t('until')} value={range.to} onChange={choose('to')} />
      </div>
    </>
  );
}
