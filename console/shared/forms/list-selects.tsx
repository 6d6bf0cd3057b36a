import { Input, Select } from 'antd';
import { yuan } from '../../../domain/values/money';
import { useReadWhen } from '../server/queries';
import { useCauses, useClasses, useDepartments } from '../server/store-lists';
import { useProcessNumber } from './files';

const searchable = { allowClear: true, showSearch: { optionFilterProp: 'label' } } as const;

interface Named {
  readonly items: readonly { readonly id: string }[];
  readonly nameOf: (id: string) => string;
}
const optionsOf = ({ items, nameOf }: Named) => items.map(({ id }) => ({ value: id, label: nameOf(id) }));

const CauseSelect = (control: object) => <Select {...control} {...searchable} options={optionsOf(useCauses())} />;
const ClassSelect = (control: object) => <Select {...control} {...searchable} options={optionsOf(useClasses())} />;

/** H-22, H-32: a code of a list of the store; any other code is typed. */
export function CodeSelect({ field, ...control }: { readonly field: string }) {
  if (field === 'causeCode') return <CauseSelect {...control} />;
  if (field === 'classification') return <ClassSelect {...control} />;
  return <Input {...control} maxLength={40} />;
}

/** H-18: a department of the store. */
export function DepartmentSelect({ several, ...control }: { readonly several: boolean }) {
  return (
    <Select {...control} {...searchable} {...(several && { mode: 'multiple' })} options={optionsOf(useDepartments())} />
  );
}

/** H-29: what was paid back in the account of the visit that the complaint is about. */
export function RefundSelect(control: object) {
  const number = useProcessNumber();
  const { data } = useReadWhen(number !== undefined, '/complaints/{number}/refunds', {
    path: { number: number ?? '' },
  });
  const options = (data?.items ?? []).map(({ refund, amount, reason }) => ({
    value: refund,
    label: `${yuan(amount)} · ${reason}`,
  }));
  return <Select {...control} allowClear options={options} />;
}
