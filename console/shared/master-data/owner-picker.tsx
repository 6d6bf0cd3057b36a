import { UserAddOutlined } from '@ant-design/icons';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { typedFieldsOf } from '../../../domain/master-data/typed';
import { Combobox, type Option } from '../search/combobox';
import { CustomerLine } from '../search/hit-lines';
import { useSearch } from '../search/use-search';
import { useMay } from '../server/queries';
import type { SearchHit } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { CustomerDrawer } from './customer-drawer';

/** What is shown of a customer who was chosen. */
export type ChosenCustomer = Pick<SearchHit['customer'], 'id' | 'name' | 'phone'>;

/** Each customer among the hits once, also the owners of cars that were found. */
const customersAmong = (hits: readonly SearchHit[]): readonly SearchHit[] => [
  ...new Map(hits.map((hit) => [hit.customer.id, hit])).values(),
];

/** A field that chooses a customer; the chosen one stands in its place. A form item gives it its value. */
export function OwnerPicker({
  id,
  value,
  onChange,
  label,
  addable = false,
}: {
  readonly id?: string;
  readonly value?: ChosenCustomer | undefined;
  readonly onChange?: (customer: ChosenCustomer | undefined) => void;
  readonly label: string;
  /** Somebody who is no customer yet can be added in place. */
  readonly addable?: boolean;
}) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const mayAdd = useMay('createCustomer');
  const [adding, setAdding] = useState(false);
  const { asked, waiting, hits } = useSearch(text);
  if (value)
    return (
      <Card size="small">
        <Flex justify="space-between" align="center" gap={8} wrap>
          <span>
            <strong>{value.name}</strong> {value.phone}
          </span>
          <Button size="small" onClick={() => onChange?.(undefined)}>
            {t('chooseAnother')}
          </Button>
        </Flex>
      </Card>
    );
  const take = (customer: ChosenCustomer): void => {
    setText('');
    setAdding(false);
    onChange?.(customer);
  };
  const addition: Option = {
    key: 'new',
    content: (
      <>
        <UserAddOutlined aria-hidden />
        <span>
          {t('newCustomer')} “{text.trim()}”
        </span>
      </>
    ),
    choose: () => setAdding(true),
    makes: true,
  };
  const found = customersAmong(hits).map((hit) => ({
    key: hit.customer.id,
    content: <CustomerLine hit={hit} />,
    choose: () => take(hit.customer),
  }));
  return (
    <>
      <Combobox
        {...(id !== undefined && { id })}
        label={label}
        placeholder={t('findOwner')}
        text={text}
        onText={setText}
        waiting={waiting}
        status={asked && !waiting && hits.length === 0 ? t('nothingFound', { text: text.trim() }) : ''}
        options={asked && !waiting && addable && mayAdd ? [...found, addition] : found}
      />
      {adding && <CustomerDrawer initial={typedFieldsOf(text)} onDone={take} onClose={() => setAdding(false)} />}
    </>
  );
}
