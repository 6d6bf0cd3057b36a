import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Input, InputNumber, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import { lineCategories, payers, payerOf } from '../../../domain/repair-order/payer';
import type { PartLine, WorkLine } from '../../../domain/repair-order/work-line';
import { yuan } from '../../../domain/values/money';
import { linePrice, partPrice } from '../../../domain/repair-order/amounts';
import { useFoundParts } from '../server/catalogue';
import type { Part } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { MoneyInput, type Control } from './controls';
import { newId } from './payload';

export const asPart = ({ partNumber, name, unitPrice, keyLocation }: Part): PartLine => ({
  partNumber,
  name,
  quantity: 1,
  unitPrice,
  suppliedBy: 'shop',
  origin: 'genuine',
  keyLocation,
});
/** C-09, C-10: a part that the customer brings and that stands in no catalogue. */
const ownPart = (): PartLine => ({
  partNumber: `OWN-${newId().slice(2)}`,
  name: '',
  quantity: 1,
  unitPrice: 0,
  suppliedBy: 'customer',
  origin: 'aftermarket',
  keyLocation: false,
});
const isOwn = ({ partNumber }: PartLine): boolean => partNumber.startsWith('OWN-');
export const emptyLine = (): WorkLine => ({ lineId: newId(), work: '', labourMinutes: 30, labour: 0, parts: [] });

function PartRow({
  part,
  onChange,
  onRemove,
}: {
  readonly part: PartLine;
  readonly onChange: (part: PartLine) => void;
  readonly onRemove: () => void;
}) {
  const { t, field, value } = useTexts();
  const words = (names: readonly string[]) => names.map((name) => ({ value: name, label: value(name) }));
  return (
    <Flex wrap gap={8} align="center">
      {isOwn(part) ? (
        <Input
          aria-label={t('ownPart')}
          placeholder={t('ownPart')}
          value={part.name}
          onChange={({ target }) => onChange({ ...part, name: target.value })}
          style={{ flex: '1 1 10rem' }}
        />
      ) : (
        <Typography.Text style={{ flex: '1 1 10rem' }}>{part.name}</Typography.Text>
      )}
      <InputNumber
        controls={false}
        aria-label={`${field('quantity')} ${part.name}`}
        min={1}
        max={100}
        value={part.quantity}
        onChange={(quantity) => onChange({ ...part, quantity: quantity ?? 1 })}
        style={{ width: '4.5rem' }}
      />
      <Select
        aria-label={`${field('suppliedBy')} ${part.name}`}
        value={part.suppliedBy}
        disabled={isOwn(part)}
        options={words(['shop', 'customer'])}
        onChange={(suppliedBy) => onChange({ ...part, suppliedBy })}
        style={{ width: '6rem' }}
      />
      <Select
        aria-label={`${field('origin')} ${part.name}`}
        value={part.origin}
        options={words(['genuine', 'aftermarket'])}
        onChange={(origin) => onChange({ ...part, origin })}
        style={{ width: '8rem' }}
      />
      <Typography.Text style={{ minWidth: '5.5rem', textAlign: 'right' }}>{yuan(partPrice(part))}</Typography.Text>
      <Button size="small" icon={<DeleteOutlined />} aria-label={`${t('remove')} ${part.name}`} onClick={onRemove} />
    </Flex>
  );
}

/** Who pays for the line, and what kind of work it is; nothing is sent of what is usual. */
function PayerInput({ value, onChange }: { readonly value: WorkLine; readonly onChange: (line: WorkLine) => void }) {
  const { field, value: word } = useTexts();
  const { payer: _payer, category: _category, ...rest } = value;
  const set = (payer: WorkLine['payer'], category: WorkLine['category']): void =>
    onChange({
      ...rest,
      ...(payer !== 'customer' && { payer }),
      ...(category !== 'repair' && { category }),
    });
  const category = value.category ?? 'repair';
  return (
    <Flex gap={8} wrap>
      <Select
        aria-label={`${field('payer')} ${value.work}`.trim()}
        value={payerOf(value)}
        options={payers.map((one) => ({ value: one, label: one === 'customer' ? field('customer') : word(one) }))}
        onChange={(payer) => set(payer, category)}
        style={{ minWidth: '9rem' }}
      />
      <Select
        aria-label={`${field('category')} ${value.work}`.trim()}
        value={category}
        options={lineCategories.map((one) => ({ value: one, label: word(one) }))}
        onChange={(chosen) => set(payerOf(value), chosen)}
        style={{ minWidth: '8rem' }}
      />
    </Flex>
  );
}

/** One line of work with its labour and parts, and what it comes to. */
export function WorkLineFields({ value = emptyLine(), onChange }: Control<WorkLine>) {
  const { t, field } = useTexts();
  const [search, setSearch] = useState('');
  const parts = useFoundParts(search);
  const set = (part: Partial<WorkLine>): void => onChange?.({ ...value, ...part });
  const setPart = (index: number, part: PartLine | undefined): void =>
    set({ parts: value.parts.flatMap((old, at) => (at === index ? (part ? [part] : []) : [old])) });
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Input
        placeholder={field('work')}
        aria-label={field('work')}
        value={value.work}
        onChange={({ target }) => set({ work: target.value })}
      />
      <Flex gap={8} wrap>
        <InputNumber
          controls={false}
          aria-label={field('labourMinutes')}
          prefix={field('labourMinutes')}
          min={1}
          max={14_400}
          value={value.labourMinutes}
          onChange={(minutes) => set({ labourMinutes: minutes ?? 1 })}
          style={{ flex: '1 1 12rem' }}
        />
        <Flex gap={8} align="center" style={{ flex: '1 1 10rem' }}>
          <label>
            {field('labour')} <MoneyInput value={value.labour} onChange={(labour) => set({ labour: labour ?? 0 })} />
          </label>
        </Flex>
      </Flex>
      <PayerInput value={value} onChange={(line) => onChange?.(line)} />
      {value.parts.map((part, index) => (
        <PartRow
          key={part.partNumber}
          part={part}
          onChange={(changed) => setPart(index, changed)}
          onRemove={() => setPart(index, undefined)}
        />
      ))}
      <Flex gap={8} justify="space-between" align="center" wrap>
        <Select
          style={{ minWidth: '14rem' }}
          placeholder={`${t('add')} · ${field('parts')}`}
          aria-label={`${t('add')} ${field('parts')}`}
          value={null}
          showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim()) }}
          options={parts
            .filter(({ partNumber }) => value.parts.every((part) => part.partNumber !== partNumber))
            .map(({ partNumber, name, unitPrice, stock }) => ({
              value: partNumber,
              label: `${name} · ${yuan(unitPrice)} · ${t('stock', { n: stock })}`,
            }))}
          onChange={(chosen: string | null) => {
            const found = parts.find(({ partNumber }) => partNumber === chosen);
            setSearch('');
            if (found) set({ parts: [...value.parts, asPart(found)] });
          }}
        />
        <Button icon={<PlusOutlined />} onClick={() => set({ parts: [...value.parts, ownPart()] })}>
          {t('ownPart')}
        </Button>
        <Checkbox
          checked={value.risk !== undefined}
          onChange={({ target }) => {
            const { risk: _risk, ...rest } = value;
            onChange?.(target.checked ? { ...rest, risk: 0 } : rest);
          }}
        >
          {field('risk')}
        </Checkbox>
        {value.risk !== undefined && <MoneyInput value={value.risk} onChange={(risk) => set({ risk: risk ?? 0 })} />}
        <Typography.Text strong>{yuan(linePrice(value))}</Typography.Text>
      </Flex>
    </Space>
  );
}
