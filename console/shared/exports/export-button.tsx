import { DownloadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Form, Input, Modal, Radio, Select, Typography } from 'antd';
import { useState } from 'react';
import { exportListTexts, exportReasonTexts, type ExportListName } from '../../../texts/export-lists';
import { useSending } from '../forms/sending';
import type { BodyOf } from '../server/contract';
import { client, useRead } from '../server/queries';
import { ask } from '../server/request';
import { saveAs } from '../shell/save-as';
import { useTexts } from '../texts/use-texts';

type Given = Pick<BodyOf<'/exports/lists'>, 'format' | 'reason' | 'purpose'>;
/** What the list is narrowed to, as its path and query name it; what is undefined or empty narrows nothing. */
export type ExportFilter = Readonly<Record<string, string | number | boolean | undefined>>;

const asked = (filter: ExportFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)] as const],
    ),
  );

function ExportForm({
  what,
  filter,
  most,
  onDone,
}: Required<Props> & { readonly most: number; readonly onDone: () => void }) {
  const { t, language } = useTexts();
  const { message } = App.useApp();
  const { send, busy, alert } = useSending();
  const [cut, setCut] = useState<number>();
  const take = (given: Given) =>
    send(async () => {
      const body = { what, language, filter: asked(filter), ...given } satisfies BodyOf<'/exports/lists'>;
      const response = await ask('/exports/lists', { method: 'POST', body });
      const rows = Number(response.headers.get('X-Rows'));
      const isCut = response.headers.get('X-Cut') === 'true';
      await saveAs(response, `${what}.${given.format}`);
      await client.invalidateQueries({ queryKey: ['/exports'] });
      if (isCut) return setCut(rows);
      void message.success(t('exportTaken', { n: rows }));
      onDone();
    });
  return (
    <Form<Given> layout="vertical" initialValues={{ format: 'xlsx' }} onFinish={(given) => void take(given)}>
      <Typography.Paragraph type="secondary">{t('exportListHint', { n: most })}</Typography.Paragraph>
      <Form.Item name="format" label={t('fileFormat')}>
        <Radio.Group
          options={[
            { value: 'xlsx', label: t('excelFile') },
            { value: 'csv', label: t('csvFile') },
          ]}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('exportReason')} rules={[{ required: true }]}>
        <Select
          options={Object.entries(exportReasonTexts).map(([value, words]) => ({ value, label: words[language] }))}
        />
      </Form.Item>
      <Form.Item name="purpose" label={t('purpose')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
      </Form.Item>
      {alert}
      {cut !== undefined && (
        <Alert type="warning" showIcon role="alert" title={t('exportCut', { n: cut })} style={{ marginBottom: 12 }} />
      )}
      <Button type="primary" htmlType="submit" icon={<DownloadOutlined />} loading={busy}>
        {t('exportTake')}
      </Button>
    </Form>
  );
}

interface Props {
  readonly what: ExportListName;
  readonly filter?: ExportFilter;
}

/** L-39: takes a list out as it is narrowed on the page, for a stated purpose; not there for whoever may not. */
export function ExportButton({ what, filter = {} }: Props) {
  const { t, language } = useTexts();
  const [open, setOpen] = useState(false);
  const allowed = useRead('/exports/lists').data?.items.find((one) => one.what === what);
  if (!allowed) return null;
  const close = (): void => setOpen(false);
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {t('exportList')}
      </Button>
      <Modal
        open={open}
        onCancel={close}
        footer={null}
        destroyOnHidden
        title={t('exportListTitle', { list: exportListTexts[what][language] })}
      >
        <ExportForm what={what} filter={filter} most={allowed.most} onDone={close} />
      </Modal>
    </>
  );
}
