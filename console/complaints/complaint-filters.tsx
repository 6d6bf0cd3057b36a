import { Segmented, Select } from 'antd';
import { useNavigate } from 'react-router';
import { complaintNumbers } from '../../domain/complaint/number';
import { endStages, stages } from '../../domain/complaint/stage';
import { LabelledSwitch } from '../shared/forms/labelled-switch';
import { SearchInput } from '../shared/forms/search-input';
import { useMay } from '../shared/server/queries';
import { OFF, ON, useFilters } from '../shared/shell/filters';
import { useTexts } from '../shared/texts/use-texts';

/** Everybody's open complaints. */
const usual = { of: 'all', stage: '', level: '0', late: OFF, ended: OFF, q: '' };
export type Filters = typeof usual;

export const useComplaintFilters = () => useFilters(usual);

/** The open ones are searched and sorted by what is next; of those that are over, and of all together, there is a plain list. */
export const isQueue = ({ ended, stage }: Pick<Filters, 'ended' | 'stage'>): boolean =>
  ended === OFF && !endStages.some((one) => one === stage);

/** What the queue is narrowed to; the address keeps it. */
export function ComplaintFilters() {
  const { t, stage: stageName } = useTexts();
  const navigate = useNavigate();
  const maySearch = useMay('search');
  const [filters, change] = useComplaintFilters();
  const { of, stage, level, late, ended, q } = filters;
  const queue = isQueue(filters);
  const find = (text: string): void => {
    const typed = text.trim();
    if (complaintNumbers.pattern.test(typed)) void navigate(`/complaints/${typed}`);
    else change({ q: typed });
  };
  return (
    <>
      <Segmented
        aria-label={t('viewOf')}
        value={of}
        onChange={(chosen) => change({ of: chosen })}
        options={[
          { value: 'mine', label: t('ownQueue') },
          { value: 'team', label: t('teamQueue'), disabled: !queue },
          { value: 'all', label: t('wholeQueue') },
        ]}
      />
      {maySearch && (
        <SearchInput
          key={q}
          disabled={!queue}
          style={{ width: 220 }}
          maxLength={100}
          defaultValue={q}
          aria-label={t('findComplaint')}
          placeholder={t('findComplaint')}
          onSearch={find}
        />
      )}
      <Select
        value={stage}
        onChange={(chosen) => change({ stage: chosen })}
        aria-label={t('stage')}
        style={{ minWidth: 150 }}
        options={[
          { value: '', label: t('allStages') },
          ...stages.map((one) => ({ value: one, label: stageName(one) })),
        ]}
      />
      <Select
        value={level}
        onChange={(chosen) => change({ level: chosen })}
        aria-label={t('level')}
        style={{ minWidth: 130 }}
        options={[
          { value: '0', label: t('allLevels') },
          ...['1', '2', '3', '4'].map((one) => ({ value: one, label: t('atLeastLevel', { n: one }) })),
        ]}
      />
      <LabelledSwitch
        label={t('lateOnly')}
        disabled={!queue}
        checked={late === ON}
        onChange={(checked) => change({ late: checked ? ON : OFF })}
      />
      <LabelledSwitch
        label={t('openOnly')}
        checked={ended === OFF}
        onChange={(checked) => change({ ended: checked ? OFF : ON })}
      />
    </>
  );
}
