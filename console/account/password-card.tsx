import { App, Button, Card, Form, Input } from 'antd';
import { useSending } from '../shared/forms/sending';
import { client } from '../shared/server/queries';
import { put } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';
import { NewPassword } from './new-password';

interface Typed {
  readonly before: string;
  readonly password: string;
  readonly repeated: string;
}

export function PasswordCard() {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const { send, busy, alert } = useSending();
  const change = ({ before, password }: Typed) =>
    send(async () => {
      await put('/me/password', {}, { body: { before, password } });
      form.resetFields();
      void message.success(t('passwordChanged'));
      await client.invalidateQueries({ queryKey: ['/sessions'] });
    });
  return (
    <Card title={t('changePassword')}>
      <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void change(typed)}>
        <Form.Item name="before" label={t('presentPassword')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPassword />
        {alert}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('changePassword')}
        </Button>
      </Form>
    </Card>
  );
}
