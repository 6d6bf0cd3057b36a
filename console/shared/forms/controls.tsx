import { DatePicker, InputNumber, Radio } from 'antd';
import dayjs from 'dayjs';
import type { KeyboardEvent } from 'react';
import { useTexts } from '../texts/use-texts';
import { instantAt, wallOf } from '../shell/store-time';

/** What a form item hands its control: a value as the API takes it, and how to change it. */
export interface Control<T> {
  readonly id?: string | undefined;
  /** Where no form item names it. */
  readonly label?: string | undefined;
  readonly value?: T | undefined;
  readonly onChange?: (value: T | undefined) => void;
}

const nameOf = ({ id, label }: Pick<Control<unknown>, 'id' | 'label'>) => ({
  ...(id && { id }),
  ...(label && { 'aria-label': label }),
});

/** Fen in, yuan on screen. */
export const MoneyInput = ({ id, label, value, onChange }: Control<number>) => (
  <InputNumber<number>
    controls={false}
    {...nameOf({ id, label })}
    style={{ width: '100%' }}
    prefix="¥"
    precision={2}
    value={value === undefined ? null : value / 100}
    onChange={(yuan) => onChange?.(yuan === null ? undefined : Math.round(yuan * 100))}
  />
);

/** Enter accepts the date; it does not send the whole form. */
export const onlyAccept = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') event.preventDefault();
};

/** RFC 3339 with offset in and out; on screen the store's local time. */
export const InstantInput = ({ id, label, value, onChange }: Control<string>) => (
  <DatePicker
    {...nameOf({ id, label })}
    style={{ width: '100%' }}
    showTime={{ format: 'HH:mm' }}
    format="YYYY-MM-DD HH:mm"
    value={value === undefined ? null : wallOf(value)}
    onKeyDown={onlyAccept}
    onChange={(picked) => onChange?.(picked ? instantAt(picked) : undefined)}
  />
);

export const DayInput = ({ id, label, value, onChange }: Control<string>) => (
  <DatePicker
    {...nameOf({ id, label })}
    style={{ width: '100%' }}
    value={value === undefined ? null : dayjs(value)}
    onKeyDown={onlyAccept}
    onChange={(picked) => onChange?.(picked ? picked.format('YYYY-MM-DD') : undefined)}
  />
);

/** Yes or no, and nothing before somebody has said so. */
export function FlagInput({ id, label, value, onChange }: Control<boolean>) {
  const { t } = useTexts();
  return (
    <Radio.Group
      {...nameOf({ id, label })}
      value={value}
      onChange={({ target }) => onChange?.(target.value as boolean)}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
    />
  );
}
