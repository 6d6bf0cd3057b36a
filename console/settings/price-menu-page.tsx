import { App, Form, Input, InputNumber, Table, Typography } from 'antd';
import { useDeferredValue, useState } from 'react';
import { yuan } from '../../domain/values/money';
import { MoneyInput } from '../shared/forms/controls';
import { usePartsOf, useWorkPages } from '../shared/server/catalogue';
import { useRead } from '../shared/server/queries';
import { read } from '../shared/server/request';
import type { MenuItem, Part } from '../shared/server/replies';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { useTexts } from '../shared/texts/use-texts';
import { addMenuItem, addressOf, changeMenuItem, nextCode, type MenuItemBody } from './catalogue';
import { CatalogueTools, MoreRows, RowTools } from './catalogue-tools';
import { HistoryDrawer } from './history-drawer';
import { PartsInput } from './parts-input';
import { RecordDialog } from './record-dialog';
import { useSettingTexts } from './wording';

type Values = MenuItemBody & { readonly code: string };

const bodyOf = ({ work, labourMinutes, labour, parts, active }: MenuItemBody): MenuItemBody => ({
  work: work.trim(),
  labourMinutes,
  labour,
  parts,
  active,
});

interface DialogProps {
  readonly entry: MenuItem | undefined;
  /** Of entries there are. */
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

function MenuDialog({ entry, codes, onClose }: DialogProps) {
  const { t } = useTexts();
  const { field } = useSettingTexts();
  const fresh: Partial<Values> = { code: nextCode(codes), labourMinutes: 30, labour: 0, parts: [], active: true };
  return (
    <RecordDialog<Values, MenuItem>
      page="priceMenu"
      title={entry?.work ?? t('addWork')}
      stored={entry}
      fresh={fresh}
      reload={({ code }) => read('/price-menu/{code}', { path: { code } })}
      bodyOf={bodyOf}
      needed={['code', 'work', 'labourMinutes', 'labour']}
      onStore={(values, stored, once) =>
        stored
          ? changeMenuItem(stored, bodyOf(values))
          : once((key) => addMenuItem(values.code.trim(), bodyOf(values), key))
      }
      onClose={onClose}
    >
      <Form.Item name="code" label={field('code')} required>
        <Input maxLength={60} disabled={entry !== undefined} />
      </Form.Item>
      <Form.Item name="work" label={field('work')} required>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="labourMinutes" label={field('labourMinutes')} required>
        <InputNumber controls={false} style={{ width: '100%' }} min={1} precision={0} />
      </Form.Item>
      <Form.Item name="labour" label={field('labour')} required>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="parts" label={field('parts')}>
        <PartsInput />
      </Form.Item>
    </RecordDialog>
  );
}

/** Work at fixed prices, with the parts it takes. */
export function PriceMenuPage() {
  const { t } = useTexts();
  const words = useSettingTexts();
  const { message } = App.useApp();
  const [search, setSearch] = useState('');
  const [withRetired, setWithRetired] = useState(false);
  const [editing, setEditing] = useState<{ readonly entry?: MenuItem }>();
  const [history, setHistory] = useState<MenuItem>();
  const asked = useDeferredValue(search.trim());
  const menu = useWorkPages({ search: asked, withRetired });
  const codes = (useRead('/price-menu', { query: { includeRetired: true, limit: 100 } }).data?.items ?? []).map(
    ({ code }) => code,
  );
  const parts = usePartsOf(menu.items.flatMap((entry) => entry.parts));

  const partsOf = (entry: MenuItem): readonly Part[] => entry.parts.flatMap((number) => parts.get(number) ?? []);
  const use = (entry: MenuItem, active: boolean): void =>
    void changeMenuItem(entry, bodyOf({ ...entry, active })).then(
      () => message.success(t('savedNow')),
      (error: unknown) => message.error(words.reason(error)),
    );

  return (
    <>
      <Heading text={words.title('priceMenu')}>
        <ExportButton what="priceMenu" filter={{ search: asked, ...(withRetired && { includeRetired: true }) }} />
      </Heading>
      <Typography.Paragraph type="secondary">{words.hint('priceMenu')}</Typography.Paragraph>
      <CatalogueTools
        search={search}
        onSearch={setSearch}
        hint={t('findWork')}
        withRetired={withRetired}
        onWithRetired={setWithRetired}
        addLabel={t('addWork')}
        onAdd={() => setEditing({})}
      />
      <Scroll label={words.title('priceMenu')}>
        <Table
          locale={{ emptyText: t('noPrices') }}
          size="small"
          rowKey="code"
          loading={menu.isPending}
          pagination={false}
          dataSource={[...menu.items]}
          columns={[
            {
              title: words.field('work'),
              render: (_v, { work, code }) => (
                <>
                  {work}
                  <br />
                  <Typography.Text type="secondary">{code}</Typography.Text>
                </>
              ),
            },
            { title: words.field('labourMinutes'), dataIndex: 'labourMinutes', align: 'right' },
            { title: words.field('labour'), render: (_v, { labour }) => yuan(labour), align: 'right' },
            {
              title: words.field('parts'),
              render: (_v, entry) => (
                <span className="wrap">
                  {partsOf(entry)
                    .map(({ name }) => name)
                    .join('、') || '—'}
                </span>
              ),
            },
            {
              title: t('priceWithParts'),
              render: (_v, entry) =>
                yuan(partsOf(entry).reduce((total, { unitPrice }) => total + unitPrice, entry.labour)),
              align: 'right',
            },
            {
              key: 'tools',
              render: (_v, entry) => (
                <RowTools
                  label={entry.work}
                  active={entry.active}
                  onEdit={() => setEditing({ entry })}
                  onHistory={() => setHistory(entry)}
                  onUse={(active) => use(entry, active)}
                />
              ),
            },
          ]}
        />
      </Scroll>
      <MoreRows of={menu} />
      {editing && <MenuDialog entry={editing.entry} codes={codes} onClose={() => setEditing(undefined)} />}
      {history && (
        <HistoryDrawer
          page="priceMenu"
          title={history.work}
          address={addressOf('/price-menu', history.code)}
          onClose={() => setHistory(undefined)}
        />
      )}
    </>
  );
}
