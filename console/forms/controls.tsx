import { DatePicker, InputNumber, Radio } from 'antd';
import dayjs from 'dayjs';
import type { KeyboardEvent } from 'react';
import { useSay } from '../texts/say';

/** What a form item hands its control: a value as the API takes it, and how to change it. */
export interface Control<T> {
  readonly id?: string;
  readonly value?: T | undefined;
  readonly onChange?: (value: T | undefined) => void;
}

/** Fen in, yuan on screen. */
export const MoneyInput = ({ id, value, onChange }: Control<number>) => (
  <InputNumber<number>
    {...(id && { id })}
    style={{ width: '100%' }}
    prefix="¥"
    min={0}
    precision={2}
    value={value === undefined ? null : value / 100}
    onChange={(yuan) => onChange?.(yuan === null ? undefined : Math.round(yuan * 100))}
  />
);

/** Enter accepts the date; it does not send the whole form. */
const onlyAccept = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') event.preventDefault();
};

/** RFC 3339 with offset. */
export const InstantInput = ({ id, value, onChange }: Control<string>) => (
  <DatePicker
    {...(id && { id })}
    style={{ width: '100%' }}
    showTime={{ format: 'HH:mm' }}
    format="YYYY-MM-DD HH:mm"
    value={value === undefined ? null : dayjs(value)}
    onKeyDown={onlyAccept}
    onChange={(picked) => onChange?.(picked ? picked.format() : undefined)}
  />
);

export const DayInput = ({ id, value, onChange }: Control<string>) => (
  <DatePicker
    {...(id && { id })}
    style={{ width: '100%' }}
    value={value === undefined ? null : dayjs(value)}
    onKeyDown={onlyAccept}
    onChange={(picked) => onChange?.(picked ? picked.format('YYYY-MM-DD') : undefined)}
  />
);

/** Yes or no, and nothing before somebody has said so. */
export function FlagInput({ id, value, onChange }: Control<boolean>) {
  const { t } = useSay();
  return (
    <Radio.Group
      {...(id && { id })}
      value={value}
      onChange={({ target }) => onChange?.(target.value as boolean)}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
    />
  );
}
