import { DesktopOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSending } from '../shared/forms/sending';
import { hangWallScreen } from '../shared/server/signed-in';
import { useTexts } from '../shared/texts/use-texts';

/** Makes this browser the screen in the workshop: whoever takes its keyboard then can do nothing but look. */
export function HangWallScreen() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { send, busy, alert } = useSending();
  const [open, setOpen] = useState(false);
  const hang = ({ name }: { readonly name: string }): void =>
    void send(async () => {
      await hangWallScreen(name);
      await navigate('/board/tv');
    });
  return (
    <>
      <Button icon={<DesktopOutlined />} onClick={() => setOpen(true)}>
        {t('hangWallScreen')}
      </Button>
      <Modal open={open} title={t('hangWallScreen')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form layout="vertical" requiredMark={false} onFinish={hang}>
          <Typography.Paragraph>{t('hangWallHint')}</Typography.Paragraph>
          <Form.Item
            name="name"
            label={t('wallName')}
            rules={[{ required: true, whitespace: true, message: t('wallNameMissing') }]}
          >
            <Input autoFocus maxLength={120} placeholder={t('wallNameHint')} />
          </Form.Item>
          {alert}
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('hangNow')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
