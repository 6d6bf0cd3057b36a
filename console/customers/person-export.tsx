import { Button, Card, Form, Input, Typography } from 'antd';
import { useSending } from '../shared/forms/sending';
import { client, useMay } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import { saveAs } from '../shared/shell/save-as';
import { useTexts } from '../shared/texts/use-texts';

/** M-06: everything about the customer as one archive, for the customer. */
export function PersonExport({ customer }: { readonly customer: string }) {
  const { t, language } = useTexts();
  const may = useMay('exportCustomer');
  const { send, busy, alert } = useSending();
  if (!may) return null;
  const take = ({ purpose }: { readonly purpose: string }) =>
    send(async () => {
      const path = `/customers/${encodeURIComponent(customer)}/export`;
      await saveAs(await ask(path, { method: 'POST', body: { purpose, language } }), `${customer}.zip`);
      await client.invalidateQueries({ queryKey: ['/exports'] });
    });
  return (
    <Card size="small" title={t('personExport')}>
      <Typography.Paragraph type="secondary">{t('personExportHint')}</Typography.Paragraph>
      <Form<{ purpose: string }> layout="vertical" style={{ maxWidth: '34rem' }} onFinish={(given) => void take(given)}>
        <Form.Item name="purpose" label={t('purpose')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
        </Form.Item>
        {alert}
        <Button htmlType="submit" loading={busy}>
          {t('personExportNow')}
        </Button>
      </Form>
    </Card>
  );
}
