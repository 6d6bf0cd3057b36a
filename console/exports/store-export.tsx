import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { client, useMay } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';
import { saveAs } from './save-as';

/** L-39: everything the store owns, for its manager only. */
export function StoreExport() {
  const { t, language } = useTexts();
  const may = useMay('exportStore');
  const sentenceOf = useSentence();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (!may) return null;
  const take = async ({ purpose }: { readonly purpose: string }): Promise<void> => {
    setBusy(true);
    try {
      await saveAs(await ask('/exports/store', { method: 'POST', body: { purpose, language } }), 'store.zip');
      setProblem(undefined);
      await client.invalidateQueries({ queryKey: ['/exports'] });
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card size="small" title={t('wholeStore')} style={{ maxWidth: '34rem', marginTop: 24 }}>
      <Typography.Paragraph type="secondary">{t('wholeStoreHint')}</Typography.Paragraph>
      <Form<{ purpose: string }> layout="vertical" onFinish={(given) => void take(given)}>
        <Form.Item name="purpose" label={t('purpose')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
        </Form.Item>
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
        <Button htmlType="submit" loading={busy}>
          {t('exportStore')}
        </Button>
      </Form>
    </Card>
  );
}
