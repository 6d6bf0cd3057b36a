import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { itemsOf, type ChecklistName } from '../../../domain/repair-order/checklists';
import type { RepairOrder } from '../../../domain/repair-order/state';
import { PartOfDay, WishedDays } from '../../../domain/values/call-wish';
import { ConsentInput } from '../../shared/forms/consent';
import { DayInput, MoneyInput, type Control } from '../../shared/forms/controls';
import { FileInput } from '../../shared/forms/files';
import type { OrderView } from '../../shared/server/replies';
import { useTeams } from '../../shared/server/store-lists';
import { useTexts } from '../../shared/texts/use-texts';
import type { ActField, Exception } from './act';

/** B-12, E-06: what is not in order, one by one, each with what is wrong. */
function ExceptionsInput({
  value = [],
  onChange,
  order,
  list,
}: Control<readonly Exception[]> & { readonly order: OrderView; readonly list: ChecklistName }) {
  const { t, language } = useTexts();
  const items = itemsOf(list, order as unknown as RepairOrder).filter(({ reading }) => !reading);
  const set = (index: number, change: Exception): void =>
    onChange?.(value.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <Flex vertical gap={6}>
      {value.map(({ item, note = '' }, index) => (
        <Flex key={item ?? index} gap={6} wrap>
          <Select
            style={{ flex: '1 1 10rem' }}
            aria-label={t('addException')}
            value={item ?? null}
            options={items.map((one) => ({ value: one.item, label: one[language] }))}
            onChange={(chosen: string | null) => set(index, chosen === null ? {} : { item: chosen })}
          />
          <Input
            style={{ flex: '2 1 12rem' }}
            aria-label={t('whatIsWrong')}
            placeholder={t('whatIsWrong')}
            value={note}
            onChange={({ target }) => set(index, { note: target.value })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('remove')}
            onClick={() => onChange?.(value.filter((_one, at) => at !== index))}
          />
        </Flex>
      ))}
      <Button style={{ alignSelf: 'start' }} icon={<PlusOutlined />} onClick={() => onChange?.([...value, {}])}>
        {t('addException')}
      </Button>
    </Flex>
  );
}

interface Props {
  readonly name: ActField;
  readonly order: OrderView;
  readonly list: ChecklistName | undefined;
}

/** What a field is called, what it begins with, and how it is filled in. Optional where nothing may be said. */
interface Look {
  readonly label: string;
  readonly initial?: unknown;
  readonly optional?: true;
  /** A box that is to be ticked. */
  readonly checked?: true;
  readonly control: ReactNode;
}

function useLook({ name, order, list = 'walkRound' }: Props): Look {
  const { t, field, value } = useTexts();
  const choices = (...names: readonly string[]) => names.map((one) => ({ value: one, label: value(one) }));
  const number = (max: number) => (
    <InputNumber controls={false} min={0} max={max} precision={0} style={{ width: '100%' }} />
  );
  const proposed = order.view === 'whole' ? order.maintenance?.proposed.nodes[0] : undefined;
  const looks: Readonly<Record<ActField, () => Look>> = {
    exceptions: () => ({
      label: t('exceptionsOf', { list: value(list) }),
      optional: true,
      control: <ExceptionsInput order={order} list={list} />,
    }),
    count: () => ({ label: t('waterCount'), initial: order.customer.goldCard ? 2 : 1, control: number(10) }),
    consent: () => ({ label: field('consent'), control: <ConsentInput /> }),
    team: () => ({
      label: field('teams'),
      control: <TeamSelect />,
    }),
    standard: () => ({ label: field('standard'), initial: t('usualStandard'), control: <Input maxLength={120} /> }),
    volts: () => ({
      label: field('volts'),
      control: <InputNumber controls={false} min={0} max={60} style={{ width: '100%' }} />,
    }),
    slip: () => ({ label: field('slip'), control: <FileInput /> }),
    channel: () => ({
      label: field('channel'),
      initial: 'phone',
      control: <Select options={choices('inPerson', 'phone', 'sms', 'wechat')} />,
    }),
    method: () => ({
      label: field('method'),
      initial: 'wechat',
      control: <Select options={choices('cash', 'card', 'wechat', 'alipay', 'transfer')} />,
    }),
    reference: () => ({ label: field('reference'), optional: true, control: <Input maxLength={120} /> }),
    amountRepeated: () => ({
      label: field('amountRepeated'),
      control: <Checkbox>{t('yes')}</Checkbox>,
      checked: true,
    }),
    received: () => ({ label: field('received'), optional: true, control: <MoneyInput /> }),
    nextDay: () => ({ label: field('nextDay'), initial: proposed?.day, control: <DayInput /> }),
    nextKilometres: () => ({
      label: field('nextKilometres'),
      initial: proposed?.kilometres,
      control: number(3_000_000),
    }),
    wish: () => ({ label: field('followUp'), control: <Input maxLength={120} /> }),
    wishedDays: () => ({
      label: field('days'),
      optional: true,
      control: <Select allowClear options={choices(...WishedDays.options)} />,
    }),
    partOfDay: () => ({
      label: field('partOfDay'),
      optional: true,
      control: <Select allowClear options={choices(...PartOfDay.options)} />,
    }),
    product: () => ({ label: field('product'), control: <Input maxLength={120} /> }),
  };
  return looks[name]();
}

function TeamSelect({ id, value, onChange }: Control<string>) {
  const { items, nameOf } = useTeams();
  return (
    <Select
      {...(id && { id })}
      value={value ?? null}
      options={items.map((team) => ({ value: team.id, label: nameOf(team.id) }))}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
    />
  );
}

/** One field of an act. */
export function ActField(props: Props) {
  const { t } = useTexts();
  const { label, initial, optional = false, checked = false, control } = useLook(props);
  return (
    <div data-field={props.name}>
      <Form.Item
        name={props.name}
        label={label}
        {...(initial !== undefined && { initialValue: initial })}
        {...(checked && { valuePropName: 'checked' })}
        rules={
          optional
            ? []
            : [{ required: true, message: t('fieldNeeded'), ...(checked && { type: 'enum', enum: [true] }) }]
        }
      >
        {control}
      </Form.Item>
    </div>
  );
}
