import { Alert, Button, Input, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { Scroll } from '../shared/shell/scroll';
import { useTexts } from '../shared/texts/use-texts';
import type { Import } from './run-state';

type Column = Import['columns'][number];
export type Mapping = Readonly<Record<string, Pick<Column, 'column' | 'whenEmpty'>>>;

const mappingOf = ({ columns }: Import): Mapping =>
  Object.fromEntries(columns.map(({ key, column, whenEmpty }) => [key, { column, whenEmpty }]));

/** Which column of the file is read as what. */
export function ColumnsTable({
  of,
  disabled,
  onSave,
}: {
  readonly of: Import;
  readonly disabled: boolean;
  readonly onSave: (mapping: Mapping) => Promise<void>;
}) {
  const { t, language } = useTexts();
  const [mapping, setMapping] = useState(() => mappingOf(of));
  const [busy, setBusy] = useState(false);
  const set = (key: string, change: Partial<Mapping[string]>): void =>
    setMapping((now) => ({ ...now, [key]: { column: null, whenEmpty: null, ...now[key], ...change } }));
  const names = of.header.map((name, index) => ({
    value: index,
    label: name === '' ? t('importUnnamed', { n: index + 1 }) : name,
  }));
  const missing = of.missing.map((name) => name[language]).join(language === 'zh' ? '、' : ', ');
  const save = async (): Promise<void> => {
    setBusy(true);
    await onSave(mapping);
    setBusy(false);
  };
  return (
    <>
      <Typography.Paragraph type="secondary">{t('matchHint')}</Typography.Paragraph>
      {missing !== '' && (
        <Alert type="warning" showIcon title={t('importMissing', { names: missing })} style={{ marginBottom: 12 }} />
      )}
      <Scroll label={t('matchColumns')}>
        <Table<Column>
          size="small"
          rowKey="key"
          pagination={false}
          dataSource={[...of.columns]}
          columns={[
            {
              title: t('importField'),
              render: (_v, { name, required }) => (
                <>
                  {name[language]}
                  {required && <Typography.Text type="danger"> *</Typography.Text>}
                </>
              ),
            },
            {
              title: t('importColumn'),
              render: (_v, { key, name }) => (
                <Select<number>
                  style={{ minWidth: 200 }}
                  aria-label={t('importColumnOf', { name: name[language] })}
                  disabled={disabled}
                  value={mapping[key]?.column ?? -1}
                  onChange={(column) => set(key, { column: column === -1 ? null : column })}
                  options={[{ value: -1, label: t('importNoColumn') }, ...names]}
                />
              ),
            },
            {
              title: t('importWhenEmpty'),
              render: (_v, { key, name }) => (
                <Input
                  style={{ minWidth: 140 }}
                  aria-label={t('importEmptyOf', { name: name[language] })}
                  disabled={disabled}
                  maxLength={120}
                  value={mapping[key]?.whenEmpty ?? ''}
                  onChange={({ target: { value } }) => set(key, { whenEmpty: value === '' ? null : value })}
                />
              ),
            },
          ]}
        />
      </Scroll>
      {!disabled && (
        <Button style={{ marginTop: 12 }} loading={busy} onClick={() => void save()}>
          {t('saveColumns')}
        </Button>
      )}
    </>
  );
}
