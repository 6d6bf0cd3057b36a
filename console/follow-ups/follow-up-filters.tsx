import { Segmented, Select } from 'antd';
import { stages } from '../../domain/follow-up/stage';
import { DayInput } from '../shared/forms/controls';
import { LabelledSwitch } from '../shared/forms/labelled-switch';
import { SearchInput } from '../shared/forms/search-input';
import { useMay } from '../shared/server/queries';
import { OFF, ON, useFilters } from '../shared/shell/filters';
import { useTexts } from '../shared/texts/use-texts';

/** Every call that is due. */
const usual = { of: 'all', stage: 'due', late: OFF, leftOn: '', q: '' };
/** Beside the stages themselves. */
export const OPEN = 'open';
export const ANY = 'any';

export const useFollowUpFilters = () => useFilters(usual);

/** What the call list is narrowed to; the address keeps it. */
export function FollowUpFilters() {
  const { t, stage: stageName } = useTexts();
  const maySearch = useMay('search');
  const [{ of, stage, late, leftOn, q }, change] = useFollowUpFilters();
  return (
    <>
      <Segmented
        aria-label={t('viewOf')}
        value={of}
        onChange={(chosen) => change({ of: chosen })}
        options={[
          { value: 'mine', label: t('myCalls') },
          { value: 'all', label: t('wholeQueue') },
        ]}
      />
      {maySearch && (
        <SearchInput
          key={q}
          style={{ width: 200 }}
          maxLength={100}
          defaultValue={q}
          aria-label={t('findCall')}
          placeholder={t('findCall')}
          onSearch={(text) => change({ q: text.trim() })}
        />
      )}
      <Select
        value={stage}
        onChange={(chosen) => change({ stage: chosen })}
        aria-label={t('stage')}
        style={{ minWidth: 150 }}
        options={[
          { value: OPEN, label: t('allOpen') },
          ...stages.map((one) => ({ value: one as string, label: stageName(one) })),
          { value: ANY, label: t('allStages') },
        ]}
      />
      <LabelledSwitch
        label={t('lateOnly')}
        checked={late === ON}
        onChange={(checked) => change({ late: checked ? ON : OFF })}
      />
      <div style={{ width: 160 }}>
        <DayInput
          label={t('leftOn')}
          value={leftOn || undefined}
          // of a day on which cars left, all of them are asked about
          onChange={(day) => change({ leftOn: day ?? '', ...(day !== undefined && { stage: ANY }) })}
        />
      </div>
    </>
  );
}
