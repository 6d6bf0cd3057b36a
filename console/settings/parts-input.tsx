import { Select } from 'antd';
import { useState } from 'react';
import { yuan } from '../../domain/values/money';
import type { Control } from '../shared/forms/controls';
import { useFoundParts, usePartsOf } from '../shared/server/catalogue';
import type { Part } from '../shared/server/replies';

const optionOf = ({ partNumber, name, unitPrice }: Part) => ({
  value: partNumber,
  label: `${name} · ${yuan(unitPrice)}`,
});

/** Parts by their numbers, found by number or name. */
export function PartsInput({ id, value = [], onChange }: Omit<Control<readonly string[]>, 'label'>) {
  const [search, setSearch] = useState('');
  const chosen = usePartsOf(value);
  const found = useFoundParts(search).filter(({ partNumber }) => !value.includes(partNumber));
  return (
    <Select
      {...(id && { id })}
      mode="multiple"
      value={[...value]}
      showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim()) }}
      options={[
        ...value.map((number) => {
          const part = chosen.get(number);
          return part ? optionOf(part) : { value: number, label: number };
        }),
        ...found.map(optionOf),
      ]}
      onChange={(numbers: readonly string[]) => {
        setSearch('');
        onChange?.(numbers);
      }}
    />
  );
}
