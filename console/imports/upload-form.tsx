import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Select, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { importKindTexts } from '../../texts/import-kinds';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { client, useMe } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import { useSentence } from '../shared/texts/sentences';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';
import type { Import } from './run-state';
import { useTableFault } from './table-fault';

const systems = {
  dms: 'systemDms',
  crm: 'systemCrm',
  maker: 'systemMaker',
  other: 'systemOther',
} as const satisfies Record<string, TextName>;
type Kind = Import['kind'];
interface Given {
  readonly kind: Kind;
  readonly system: keyof typeof systems;
}

/** A file is chosen and sent; then its page shows what was found in it. */
export function UploadForm() {
  const { t, language } = useTexts();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const sentenceOf = useSentence();
  const faultOf = useTableFault();
  const once = useIdempotentRequest();
  const [form] = Form.useForm<Given>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (file: File): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { kind, system } = await form.validateFields();
      const query = new URLSearchParams({ kind, system, fileName: file.name.slice(-120) });
      const bytes = file.slice(0, file.size, 'application/octet-stream');
      const response = await once((key) => ask(`/imports?${query}`, { method: 'POST', body: bytes, key }));
      const { id } = (await response.json()) as Import;
      await client.invalidateQueries({ queryKey: ['/imports'] });
      await navigate(`/imports/${id}`);
    } catch (error) {
      // a field that is empty says so itself
      if (error instanceof Error) setProblem(faultOf(error) ?? sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const kinds = (Object.keys(importKindTexts) as Kind[]).filter(
    (kind) => kind !== 'staff' || me?.roles.includes('storeManager'),
  );
  return (
    <Form<Given> form={form} layout="vertical" style={{ maxWidth: '34rem' }} initialValues={{ system: 'dms' }}>
      <Form.Item name="kind" label={t('importKind')} rules={[{ required: true }]}>
        <Select options={kinds.map((value) => ({ value, label: importKindTexts[value][language] }))} />
      </Form.Item>
      <Form.Item name="system" label={t('importSystem')} extra={t('importSystemHint')} rules={[{ required: true }]}>
        <Select options={Object.entries(systems).map(([value, name]) => ({ value, label: t(name) }))} />
      </Form.Item>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
      <Upload
        accept=".csv,.txt,.xlsx,.xlsm"
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button type="primary" icon={<UploadOutlined />} loading={busy}>
          {t('chooseTable')}
        </Button>
      </Upload>
      <Typography.Text type="secondary" style={{ marginInlineStart: 12 }}>
        {t('tableLimits')}
      </Typography.Text>
    </Form>
  );
}
