import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Flex, InputNumber, Select, Typography } from 'antd';
import { useState } from 'react';
import { workKinds } from '../../domain/values/bay-kind';
import { yuan } from '../../domain/values/money';
import { Labelled } from '../shared/forms/labelled';
import { MoneyInput } from '../shared/forms/controls';
import { useFoundParts, useFoundWork } from '../shared/server/catalogue';
import type { JobEstimate } from '../shared/server/replies';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { figuresOf, partsOf, quantityOf } from './draft';
import type { PartProps } from './part-props';

/** What was chosen keeps its name when the search goes elsewhere. */
function WorkSelect({ booking, set }: PartProps) {
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const work = useFoundWork(search);
  const parts = useFoundParts(search);
  const found = {
    ...Object.fromEntries(work.map((one) => [`work:${one.code}`, one.work])),
    ...Object.fromEntries(parts.map((one) => [`part:${one.partNumber}`, one.name])),
  };
  const named = { ...names, ...found };
  const options = [
    {
      label: t('menuGroup'),
      options: work.map(({ code }) => ({ value: `work:${code}`, label: named[`work:${code}`] })),
    },
    {
      label: t('partsGroup'),
      options: parts.map(({ partNumber, unitPrice }) => ({
        value: `part:${partNumber}`,
        label: `${named[`part:${partNumber}`]} · ${yuan(unitPrice)}`,
      })),
    },
  ];
  return (
    <Select
      mode="multiple"
      style={{ width: '100%' }}
      aria-label={t('workAndParts')}
      placeholder={t('workAndPartsHint')}
      value={[...booking.items]}
      showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim()) }}
      options={options}
      labelRender={({ value, label }) => named[String(value)] ?? label ?? String(value)}
      onChange={(items: string[]) => {
        setNames({ ...names, ...Object.fromEntries(items.map((item) => [item, named[item] ?? item])) });
        set({
          items,
          repairMinutes: undefined,
          labour: undefined,
          material: undefined,
          startsAt: undefined,
          partsTold: false,
        });
      }}
    />
  );
}

const MOST_OF_ONE = 8;

/** How many of each part that was chosen, e.g. four tyres. */
function Quantities({ booking, set, estimate }: PartProps & { readonly estimate: JobEstimate | undefined }) {
  const { t } = useTexts();
  const change = (part: string, quantity: number): void =>
    set({
      quantities: { ...booking.quantities, [part]: quantity },
      labour: undefined,
      material: undefined,
      startsAt: undefined,
      partsTold: false,
    });
  return (
    <Flex vertical gap={4} className="wide">
      {partsOf(booking).map((part) => {
        const quantity = quantityOf(booking, part);
        const name = estimate?.parts.find(({ partNumber }) => partNumber === part)?.name ?? part;
        return (
          <Flex key={part} gap={8} align="center" data-part-number={part}>
            <Button
              size="small"
              icon={<MinusOutlined />}
              aria-label={t('oneLess', { name })}
              disabled={quantity <= 1}
              onClick={() => change(part, quantity - 1)}
            />
            <Typography.Text strong>{quantity}</Typography.Text>
            <Button
              size="small"
              icon={<PlusOutlined />}
              aria-label={t('oneMore', { name })}
              disabled={quantity >= MOST_OF_ONE}
              onClick={() => change(part, quantity + 1)}
            />
            <Typography.Text>{name}</Typography.Text>
          </Flex>
        );
      })}
    </Flex>
  );
}

/** A-11: what the customer hears of the parts. */
export function PartsSaid({ estimate }: { readonly estimate: JobEstimate | undefined }) {
  const { t } = useTexts();
  const parts = estimate?.parts ?? [];
  if (parts.length === 0) return <>{t('noPartsNeeded')}</>;
  const late = parts.filter(({ readyAt }) => readyAt !== null);
  if (late.length === 0) return <>{t('partsHere')}</>;
  return (
    <>
      {late
        .map(({ name, readyAt }) => t('partsHereFrom', { parts: name, at: atStore(readyAt!).format('MM-DD') }))
        .join(t('listComma'))}
    </>
  );
}

/** A-04, A-11 to A-13: what is done, how long it takes, the three figures, and whether the parts are here. */
export function JobPart({ booking, set, estimate }: PartProps & { readonly estimate: JobEstimate | undefined }) {
  const { t, field, value } = useTexts();
  const { repairMinutes, washMinutes, labour, material, total } = figuresOf(booking, estimate);
  return (
    <div className="fields">
      <Labelled label={t('workAndParts')} wide>
        <WorkSelect booking={booking} set={set} />
      </Labelled>
      {partsOf(booking).length > 0 && <Quantities booking={booking} set={set} estimate={estimate} />}
      <Labelled label={field('bayKind')}>
        <Select
          style={{ width: '100%' }}
          aria-label={field('bayKind')}
          value={booking.bayKind}
          options={workKinds.map((one) => ({ value: one, label: value(one) }))}
          onChange={(bayKind) => set({ bayKind, startsAt: undefined })}
        />
      </Labelled>
      <Labelled label={field('repairMinutes')}>
        <InputNumber
          controls={false}
          style={{ width: '100%' }}
          aria-label={field('repairMinutes')}
          min={5}
          max={720}
          precision={0}
          value={repairMinutes}
          onChange={(minutes) => set({ repairMinutes: minutes ?? undefined, startsAt: undefined, timesTold: false })}
        />
      </Labelled>
      <Labelled label={field('washMinutes')}>
        <InputNumber
          controls={false}
          style={{ width: '100%' }}
          aria-label={field('washMinutes')}
          min={0}
          max={240}
          precision={0}
          value={washMinutes}
          onChange={(minutes) => set({ washMinutes: minutes ?? 0, startsAt: undefined, timesTold: false })}
        />
      </Labelled>
      <Labelled label={t('priceLabour')}>
        <MoneyInput label={t('priceLabour')} value={labour} onChange={(fen) => set({ labour: fen ?? 0 })} />
      </Labelled>
      <Labelled label={t('priceMaterial')}>
        <MoneyInput label={t('priceMaterial')} value={material} onChange={(fen) => set({ material: fen ?? 0 })} />
      </Labelled>
      <Labelled label={t('priceTotal')}>
        <Typography.Text strong style={{ fontSize: '1.15rem' }} data-part="total">
          {yuan(total)}
        </Typography.Text>
      </Labelled>
      <Checkbox
        checked={booking.collected}
        onChange={({ target }) => set({ collected: target.checked, startsAt: undefined })}
      >
        {field('collected')}
      </Checkbox>
      {estimate && estimate.depositFrom !== null && (
        <Alert
          className="wide"
          type="warning"
          showIcon
          title={t('depositNeeded', { amount: yuan(estimate.depositFrom) })}
        />
      )}
    </div>
  );
}
