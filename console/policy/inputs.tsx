import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Flex, Input, InputNumber, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import type { ComponentType } from 'react';
import type { Hours, WorkingCalendar } from '../../domain/time/working-time';
import { DayInput, MoneyInput, onlyAccept } from '../shared/forms/controls';
import { atStore } from '../shared/shell/store-time';
import { policyTextsIn } from '../../texts/policy';
import { useTexts } from '../shared/texts/use-texts';
import { settingKind } from './kinds';
import { clockMinutes, clockText, weekdays } from './wording';

interface Editing<T> {
  /** What is edited, for those who cannot see where it stands. */
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
}
type Range = Hours[number];
type OpenDay = WorkingCalendar['makeUpDays'][number];

const HALF_HOUR = 30;
const END_OF_DAY = 24 * 60;

/** A time of the day; 24:00 is its end. */
const TimeOfDay = ({ label, value, onChange }: Editing<number>) => (
  <InputNumber<number>
    controls={false}
    aria-label={label}
    style={{ width: 92 }}
    value={value}
    min={0}
    max={END_OF_DAY}
    step={HALF_HOUR}
    formatter={(minutes, { userTyping, input }) => (userTyping ? input : clockText(Number(minutes)))}
    parser={(text) => clockMinutes(text ?? '')}
    onChange={(minutes) => onChange(minutes ?? 0)}
  />
);

function RangeInput({ label, value: [from, until], onChange }: Editing<Range>) {
  const { t } = useTexts();
  return (
    <Flex gap={4} align="center">
      <TimeOfDay label={`${label} ${t('from')}`} value={from} onChange={(start) => onChange([start, until])} />–
      <TimeOfDay label={`${label} ${t('until')}`} value={until} onChange={(end) => onChange([from, end])} />
    </Flex>
  );
}

interface Rows<T> extends Editing<readonly T[]> {
  /** What a new row starts with. */
  readonly fresh: T;
  readonly row: ComponentType<Editing<T>>;
}

/** Several of the same, one below the other or side by side where there is room. */
function RowsInput<T>({ label, value, onChange, fresh, row: Row }: Rows<T>) {
  const { t } = useTexts();
  return (
    <Flex gap={8} wrap align="center">
      {value.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own; they are what stands at their place
        <Flex key={index} gap={2} align="center">
          <Row
            label={`${label} ${index + 1}`}
            value={item}
            onChange={(changed) => onChange(value.with(index, changed))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t('remove')} ${label} ${index + 1}`}
            onClick={() => onChange(value.toSpliced(index, 1))}
          />
        </Flex>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        aria-label={`${t('add')} ${label}`}
        onClick={() => onChange([...value, fresh])}
      />
    </Flex>
  );
}

/** Open from-to, several times a day; closed without any. A new interval follows the last one. */
const HoursInput = ({ label, value, onChange }: Editing<Hours>) => {
  const end = value.at(-1)?.[1] ?? 9 * 60;
  const fresh: Range = [Math.min(end + HALF_HOUR, END_OF_DAY), Math.min(end + 2 * HALF_HOUR, END_OF_DAY)];
  return <RowsInput label={label} value={value} onChange={onChange} fresh={fresh} row={RangeInput} />;
};

function WeekInput({ label, value, onChange }: Editing<readonly Hours[]>) {
  const { language } = useTexts();
  return (
    <Flex vertical gap={6}>
      {weekdays(language).map((name, index) => (
        <Flex key={name} gap={8} align="center">
          <span style={{ width: '3em' }}>{name}</span>
          <HoursInput
            label={`${label} ${name}`}
            value={value[index] ?? []}
            onChange={(hours) => onChange(value.with(index, hours))}
          />
        </Flex>
      ))}
    </Flex>
  );
}

const OpenDayInput = ({ label, value: { date, hours }, onChange }: Editing<OpenDay>) => (
  <Flex gap={8} align="center" wrap>
    <DayInput label={label} value={date} onChange={(day) => onChange({ date: day ?? date, hours })} />
    <HoursInput label={label} value={hours} onChange={(changed) => onChange({ date, hours: changed })} />
  </Flex>
);

const today = (): string => atStore(Date.now()).format('YYYY-MM-DD');

const DaysInput = ({ label, value, onChange }: Editing<readonly string[]>) => (
  <DatePicker
    multiple
    onKeyDown={onlyAccept}
    aria-label={label}
    style={{ width: '100%' }}
    value={value.map((day) => dayjs(day))}
    onChange={(days) => onChange((days ?? []).map((day) => day.format('YYYY-MM-DD')).toSorted())}
  />
);

const NumberInput = ({ label, value, onChange }: Editing<number>) => (
  <InputNumber
    controls={false}
    aria-label={label}
    style={{ width: 110 }}
    value={value}
    onChange={(n) => onChange(n ?? 0)}
  />
);

/** The input for the setting at a path, by its kind. What it takes is checked by the schema of the policy, not here. */
export function SettingInput({
  path,
  label,
  value,
  onChange,
}: Editing<unknown> & { readonly path: readonly string[] }) {
  const say = useTexts();
  const words = policyTextsIn(say.language);
  const setting = settingKind(path);
  // the schema vouches for what stands at the path
  const editing = { label, value: value as never, onChange };
  switch (setting.kind) {
    case 'number':
      return <NumberInput {...editing} />;
    case 'money':
      return <MoneyInput {...editing} />;
    case 'flag':
      return <Switch aria-label={label} checked={value as boolean} onChange={onChange} />;
    case 'zone':
      return (
        <Select
          aria-label={label}
          style={{ width: '100%' }}
          showSearch
          value={value as string}
          onChange={onChange}
          options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
        />
      );
    case 'choice':
    case 'choices':
      return (
        <Select
          aria-label={label}
          style={{ width: '100%' }}
          {...(setting.kind === 'choices' && { mode: 'multiple' })}
          value={value}
          onChange={onChange}
          options={setting.options.map((option) => ({ value: option, label: words.choice(option) }))}
        />
      );
    case 'numbers':
      return <RowsInput {...editing} fresh={0} row={NumberInput} />;
    case 'days':
      return <DaysInput {...editing} />;
    case 'range':
      return <RangeInput {...editing} />;
    case 'hours':
      return <HoursInput {...editing} />;
    case 'week':
      return <WeekInput {...editing} />;
    case 'openDays':
      return <RowsInput<OpenDay> {...editing} fresh={{ date: today(), hours: [] }} row={OpenDayInput} />;
    default:
      return (
        <Input.TextArea
          autoSize
          aria-label={label}
          value={value as string}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}
