import { Alert, App, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { client } from '../shared/server/queries';
import { put } from '../shared/server/request';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';
import { NewPassword } from './new-password';

interface Typed {
  readonly before: string;
  readonly password: string;
  readonly repeated: string;
}

export function PasswordCard() {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = async ({ before, password }: Typed): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await put('/me/password', {}, { body: { before, password } });
      form.resetFields();
      void message.success(t('passwordChanged'));
      await client.invalidateQueries({ queryKey: ['/sessions'] });
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={t('changePassword')}>
      <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void change(typed)}>
        <Form.Item name="before" label={t('presentPassword')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPassword />
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 16 }} />}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('changePassword')}
        </Button>
      </Form>
    </Card>
  );
}
