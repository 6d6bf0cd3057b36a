import { Button, Card, Form, Input, Typography } from 'antd';
import { useSending } from '../shared/forms/sending';
import { client, useMay } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';
import { saveAs } from '../shared/shell/save-as';

/** L-39: everything the store owns, for its manager only. */
export function StoreExport() {
  const { t, language } = useTexts();
  const may = useMay('exportStore');
  const { send, busy, alert } = useSending();
  if (!may) return null;
  const take = ({ purpose }: { readonly purpose: string }) =>
    send(async () => {
      await saveAs(await ask('/exports/store', { method: 'POST', body: { purpose, language } }), 'store.zip');
      await client.invalidateQueries({ queryKey: ['/exports'] });
    });
  return (
    <Card size="small" title={t('wholeStore')} style={{ maxWidth: '34rem', marginTop: 24 }}>
      <Typography.Paragraph type="secondary">{t('wholeStoreHint')}</Typography.Paragraph>
      <Form<{ purpose: string }> layout="vertical" onFinish={(given) => void take(given)}>
        <Form.Item name="purpose" label={t('purpose')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
        </Form.Item>
        {alert}
        <Button htmlType="submit" loading={busy}>
          {t('exportStore')}
        </Button>
      </Form>
    </Card>
  );
}
