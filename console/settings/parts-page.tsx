import { App, AutoComplete, Form, Input, InputNumber, Switch, Table, Tag, Typography } from 'antd';
import { useDeferredValue, useState } from 'react';
import { yuan } from '../../domain/values/money';
import { MoneyInput } from '../shared/forms/controls';
import { usePartPages } from '../shared/server/catalogue';
import type { Part } from '../shared/server/replies';
import { read } from '../shared/server/request';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { useTexts } from '../shared/texts/use-texts';
import { addPart, addressOf, changePart, type PartBody } from './catalogue';
import { CatalogueTools, MoreRows, RowTools } from './catalogue-tools';
import { HistoryDrawer } from './history-drawer';
import { RecordDialog } from './record-dialog';
import { useSettingTexts } from './wording';

type Values = PartBody & { readonly partNumber: string };

const fresh: Partial<Values> = { stock: 0, leadDays: 2, supplier: null, keyLocation: false, active: true };
const bodyOf = ({ name, unitPrice, stock, leadDays, supplier, keyLocation, active }: PartBody): PartBody => ({
  name: name.trim(),
  unitPrice,
  stock,
  leadDays,
  supplier: supplier?.trim() || null,
  keyLocation,
  active,
});

function PartDialog({
  part,
  suppliers,
  onClose,
}: {
  part: Part | undefined;
  suppliers: readonly string[];
  onClose: () => void;
}) {
  const { t } = useTexts();
  const { field } = useSettingTexts();
  const whole = <InputNumber controls={false} style={{ width: '100%' }} min={0} precision={0} />;
  return (
    <RecordDialog<Values, Part>
      page="parts"
      title={part?.name ?? t('addPart')}
      stored={part}
      fresh={fresh}
      reload={({ partNumber }) => read('/parts/{partNumber}', { path: { partNumber } })}
      bodyOf={bodyOf}
      needed={['partNumber', 'name', 'unitPrice', 'stock', 'leadDays']}
      onStore={(values, stored, once) =>
        stored
          ? changePart(stored, bodyOf(values))
          : once((key) => addPart(values.partNumber.trim(), bodyOf(values), key))
      }
      onClose={onClose}
    >
      <Form.Item name="partNumber" label={field('partNumber')} required>
        <Input maxLength={60} disabled={part !== undefined} />
      </Form.Item>
      <Form.Item name="name" label={field('name')} required>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="unitPrice" label={field('unitPrice')} required>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="stock" label={field('stock')} required>
        {whole}
      </Form.Item>
      <Form.Item name="leadDays" label={field('leadDays')} required>
        {whole}
      </Form.Item>
      <Form.Item name="supplier" label={field('supplier')}>
        <AutoComplete
          options={suppliers.map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
          maxLength={120}
        />
      </Form.Item>
      <Form.Item name="keyLocation" label={field('keyLocation')} valuePropName="checked" extra={t('keyLocationHint')}>
        <Switch />
      </Form.Item>
    </RecordDialog>
  );
}

/** Parts with what they cost, how many there are, and where they come from. */
export function PartsPage() {
  const { t } = useTexts();
  const words = useSettingTexts();
  const { message } = App.useApp();
  const [search, setSearch] = useState('');
  const [withRetired, setWithRetired] = useState(false);
  const [editing, setEditing] = useState<{ readonly part?: Part }>();
  const [history, setHistory] = useState<Part>();
  const asked = useDeferredValue(search.trim());
  const parts = usePartPages({ search: asked, withRetired });
  const suppliers = [...new Set(parts.items.flatMap(({ supplier }) => supplier ?? []))];

  const use = (part: Part, active: boolean): void =>
    void changePart(part, bodyOf({ ...part, active })).then(
      () => message.success(t('savedNow')),
      (error: unknown) => message.error(words.reason(error)),
    );

  return (
    <>
      <Heading text={words.title('parts')}>
        <ExportButton what="parts" filter={{ search: asked, ...(withRetired && { includeRetired: true }) }} />
      </Heading>
      <Typography.Paragraph type="secondary">{words.hint('parts')}</Typography.Paragraph>
      <CatalogueTools
        search={search}
        onSearch={setSearch}
        hint={t('findPart')}
        withRetired={withRetired}
        onWithRetired={setWithRetired}
        addLabel={t('addPart')}
        onAdd={() => setEditing({})}
      />
      <Scroll label={words.title('parts')}>
        <Table
          locale={{ emptyText: t('noParts') }}
          size="small"
          rowKey="partNumber"
          loading={parts.isPending}
          pagination={false}
          dataSource={[...parts.items]}
          columns={[
            {
              title: words.field('name'),
              render: (_v, { name, partNumber, keyLocation }) => (
                <>
                  {name} {keyLocation && <Tag color="orange">{words.field('keyLocation')}</Tag>}
                  <br />
                  <Typography.Text type="secondary">{partNumber}</Typography.Text>
                </>
              ),
            },
            { title: words.field('unitPrice'), render: (_v, { unitPrice }) => yuan(unitPrice), align: 'right' },
            { title: words.field('stock'), dataIndex: 'stock', align: 'right' },
            { title: words.field('leadDays'), dataIndex: 'leadDays', align: 'right' },
            { title: words.field('supplier'), render: (_v, { supplier }) => supplier ?? '—' },
            {
              key: 'tools',
              render: (_v, part) => (
                <RowTools
                  label={part.name}
                  active={part.active}
                  onEdit={() => setEditing({ part })}
                  onHistory={() => setHistory(part)}
                  onUse={(active) => use(part, active)}
                />
              ),
            },
          ]}
        />
      </Scroll>
      <MoreRows of={parts} />
      {editing && <PartDialog part={editing.part} suppliers={suppliers} onClose={() => setEditing(undefined)} />}
      {history && (
        <HistoryDrawer
          page="parts"
          title={history.name}
          address={addressOf('/parts', history.partNumber)}
          onClose={() => setHistory(undefined)}
        />
      )}
    </>
  );
}
