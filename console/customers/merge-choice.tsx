import { Flex, Radio, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { FormDrawer } from '../shared/master-data/form-drawer';
import { Scroll } from '../shared/shell/scroll';
import { useTexts } from '../shared/texts/use-texts';

/** One of two records: what it is called, and what is told of it by field. */
interface Mergeable {
  readonly id: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, ReactNode>>;
}

/** Two records side by side, of which one is chosen to stay. */
export function MergeChoice({
  title,
  hint,
  records,
  kept,
  labels,
  problem,
  busy,
  onKeep,
  onMerge,
  onClose,
}: {
  readonly title: string;
  readonly hint: string;
  readonly records: readonly Mergeable[];
  readonly kept: string;
  /** What each field is called, in the order in which they are shown. */
  readonly labels: Readonly<Record<string, string>>;
  readonly problem: string | undefined;
  readonly busy: boolean;
  readonly onKeep: (id: string) => void;
  readonly onMerge: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const name = records.find(({ id }) => id === kept)?.name ?? '';
  return (
    <FormDrawer
      title={title}
      problem={problem}
      busy={busy}
      sendLabel={t('mergeNow', { name })}
      onSend={onMerge}
      onClose={onClose}
    >
      <Flex vertical gap={12}>
        <Typography.Text>{hint}</Typography.Text>
        <Scroll label={title}>
          <Table
            size="small"
            rowKey={([field]) => field}
            pagination={false}
            dataSource={Object.entries(labels)}
            columns={[
              { title: '', render: (_v, [, label]) => label },
              ...records.map((record) => ({
                key: record.id,
                title: (
                  <Radio
                    name="kept"
                    checked={record.id === kept}
                    onChange={() => onKeep(record.id)}
                    aria-label={`${t('keepThis')} ${record.name}`}
                  >
                    {t('keepThis')}
                  </Radio>
                ),
                render: (_v: unknown, [field]: [string, string]) => record.fields[field],
              })),
            ]}
          />
        </Scroll>
      </Flex>
    </FormDrawer>
  );
}
