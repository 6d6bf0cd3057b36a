import { Button, Form, Input, Select, Table } from 'antd';
import { useSearchParams } from 'react-router';
import { exportListTexts, exportReasonTexts, type ExportListName } from '../../texts/export-lists';
import { useSending } from '../shared/forms/sending';
import { client, useMay, usePeople, useReadWhen } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import type { BodyOf } from '../shared/server/contract';
import { Scroll } from '../shared/shell/scroll';
import { Heading } from '../shared/shell/heading';
import { LocalTime } from '../shared/shell/time';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';
import { saveAs } from '../shared/shell/save-as';
import { marketingChannels } from '../../domain/master-data/marketing-consent';
import { valueText } from '../shared/master-data/field-words';
import { StoreExport } from './store-export';
import { usePaging } from '../shared/shell/paging';

type Given = BodyOf<'/exports'>;
const sources = {
  customers: 'customer',
  vehicles: 'car',
  repairOrders: 'orders',
  complaints: 'complaints',
  marketing: 'marketingList',
  appointments: 'appointmentsTable',
  intake: 'intakeTable',
} as const satisfies Record<Given['what'], TextName>;
/** What stands in the log, also of what is taken out otherwise. */
const logged: Readonly<Record<string, TextName>> = { ...sources, store: 'wholeStore', person: 'personExport' };

/** L-39: records leave for a stated purpose; who took what, and why, stays. */
export function Page() {
  const paging = usePaging(20);
  const texts = useTexts();
  const { t, language } = texts;
  const nameOfRecords = (what: string): string => {
    const list = Object.hasOwn(exportListTexts, what) ? exportListTexts[what as ExportListName] : undefined;
    return list ? list[language] : t(logged[what] ?? 'records');
  };
  const nameOf = usePeople();
  const mayRead = useMay('listExports');
  const log = useReadWhen(mayRead, '/exports');
  const named = useSearchParams()[0].get('what');
  const asked = named !== null && Object.hasOwn(sources, named) ? { what: named as Given['what'] } : {};
  const { send, busy, alert } = useSending();
  const take = (given: Given) =>
    send(async () => {
      await saveAs(await ask('/exports', { method: 'POST', body: given }), 'export.csv');
      await client.invalidateQueries({ queryKey: ['/exports'] });
    });
  return (
    <>
      <Heading text={t('exports')} />
      <Form<Given>
        layout="vertical"
        initialValues={asked}
        style={{ maxWidth: '34rem' }}
        onFinish={(given) => void take(given)}
      >
        <Form.Item name="what" label={t('records')} rules={[{ required: true }]}>
          <Select options={Object.entries(sources).map(([value, name]) => ({ value, label: t(name) }))} />
        </Form.Item>
        <Form.Item noStyle dependencies={['what']}>
          {({ getFieldValue }) =>
            getFieldValue('what') === 'marketing' && (
              <Form.Item
                name="channel"
                label={t('marketingBy')}
                extra={t('marketingListHint')}
                rules={[{ required: true }]}
              >
                <Select
                  options={marketingChannels.map((channel) => ({
                    value: channel,
                    label: valueText(texts, 'preferredChannel', channel),
                  }))}
                />
              </Form.Item>
            )
          }
        </Form.Item>
        <Form.Item name="purpose" label={t('purpose')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
        </Form.Item>
        {alert}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('exportNow')}
        </Button>
      </Form>
      <StoreExport />
      {mayRead && (
        <Scroll label={t('exportLog')}>
          <Table
            locale={{ emptyText: t('noExports') }}
            style={{ marginTop: 24 }}
            size="small"
            title={() => t('exportLog')}
            rowKey="id"
            loading={log.isPending}
            pagination={paging}
            dataSource={[...(log.data?.items ?? [])]}
            columns={[
              { title: t('when'), render: (_v, { at }) => <LocalTime at={at} /> },
              { title: t('person'), render: (_v, { by }) => nameOf(by) },
              { title: t('records'), render: (_v, { what }) => nameOfRecords(what) },
              { title: t('exportReason'), render: (_v, { reason }) => reason && exportReasonTexts[reason][language] },
              { title: t('why'), dataIndex: 'purpose' },
              { title: t('rows'), dataIndex: 'rows', align: 'right' },
            ]}
          />
        </Scroll>
      )}
    </>
  );
}
