import { Button, Card, Form, Input, Typography } from 'antd';
import { useSending } from '../shared/forms/sending';
import { client } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import { saveAs } from '../shared/shell/save-as';
import { useTexts } from '../shared/texts/use-texts';

interface Words {
  readonly title: string;
  readonly hint: string;
  readonly action: string;
}

/** L-39: asks for what purpose an archive is taken out, and takes it. */
export function ArchiveForm({
  path,
  file,
  words: { title, hint, action },
}: {
  readonly path: string;
  /** What the archive is called where it is saved. */
  readonly file: string;
  readonly words: Words;
}) {
  const { t, language } = useTexts();
  const { send, busy, alert } = useSending();
  const take = ({ purpose }: { readonly purpose: string }) =>
    send(async () => {
      await saveAs(await ask(path, { method: 'POST', body: { purpose, language } }), file);
      await client.invalidateQueries({ queryKey: ['/exports'] });
    });
  return (
    <Card size="small" title={title}>
      <Typography.Paragraph type="secondary">{hint}</Typography.Paragraph>
      <Form<{ purpose: string }> layout="vertical" style={{ maxWidth: '34rem' }} onFinish={(given) => void take(given)}>
        <Form.Item name="purpose" label={t('purpose')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
        </Form.Item>
        {alert}
        <Button htmlType="submit" loading={busy}>
          {action}
        </Button>
      </Form>
    </Card>
  );
}
