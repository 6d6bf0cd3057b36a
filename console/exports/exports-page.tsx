import { Alert, Button, Form, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { client, useMay, usePeople, useReadWhen } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import type { BodyOf } from '../shared/server/contract';
import { Scroll } from '../shared/shell/scroll';
import { Heading } from '../shared/shell/heading';
import { LocalTime } from '../shared/shell/time';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';
import { saveAs } from './save-as';
import { StoreExport } from './store-export';

type Given = BodyOf<'/exports'>;
const sources = {
  customers: 'customer',
  vehicles: 'car',
  repairOrders: 'orders',
  complaints: 'complaints',
} as const satisfies Record<Given['what'], TextName>;
/** What stands in the log, also of what is taken out otherwise. */
const logged: Readonly<Record<string, TextName>> = { ...sources, store: 'wholeStore' };

/** L-39: records leave for a stated purpose; who took what, and why, stays. */
export function Page() {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const nameOf = usePeople();
  const mayRead = useMay('listExports');
  const log = useReadWhen(mayRead, '/exports');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const take = async (given: Given): Promise<void> => {
    setBusy(true);
    try {
      await saveAs(await ask('/exports', { method: 'POST', body: given }), 'export.csv');
      setProblem(undefined);
      await client.invalidateQueries({ queryKey: ['/exports'] });
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Heading text={t('exports')} />
      <Form<Given> layout="vertical" style={{ maxWidth: '34rem' }} onFinish={(given) => void take(given)}>
        <Form.Item name="what" label={t('records')} rules={[{ required: true }]}>
          <Select options={Object.entries(sources).map(([value, name]) => ({ value, label: t(name) }))} />
        </Form.Item>
        <Form.Item name="purpose" label={t('purpose')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
        </Form.Item>
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('exportNow')}
        </Button>
      </Form>
      <StoreExport />
      {mayRead && (
        <Scroll label={t('exportLog')}>
          <Table
            style={{ marginTop: 24 }}
            size="small"
            title={() => t('exportLog')}
            rowKey="id"
            loading={log.isPending}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            dataSource={[...(log.data?.items ?? [])]}
            columns={[
              { title: t('when'), render: (_v, { at }) => <LocalTime at={at} /> },
              { title: t('person'), render: (_v, { by }) => nameOf(by) },
              { title: t('records'), render: (_v, { what }) => t(logged[what] ?? 'records') },
              { title: t('why'), dataIndex: 'purpose' },
              { title: t('rows'), dataIndex: 'rows', align: 'right' },
            ]}
          />
        </Scroll>
      )}
    </>
  );
}
