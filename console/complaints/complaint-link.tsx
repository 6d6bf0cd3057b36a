import { MobileOutlined, QrcodeOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useSending } from '../shared/forms/sending';
import type { Schema } from '../shared/server/contract';
import { post } from '../shared/server/request';
import { ShownLink } from '../shared/shell/shown-link';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';

/** H-14: whoever complains sees the complaint and answers: by a link to their phone, or on a tablet in the store. */
export function ComplaintLink({ number }: { readonly number: string }) {
  const { t } = useTexts();
  const { send, alert } = useSending();
  const [sent, setSent] = useState<Schema<'SentComplaintLink'>>();
  const [shown, setShown] = useState<Schema<'ShownComplaintLink'>>();
  const path = { path: { number } };
  const sendLink = () =>
    send(async () => setSent(await post('/complaints/{number}/customer-links', path, { body: undefined })));
  const showLink = () =>
    send(async () => setShown(await post('/complaints/{number}/shown-links', path, { body: undefined })));
  return (
    <Card size="small" title={t('customerLink')}>
      <Flex vertical gap={12}>
        <Flex gap={8} wrap>
          <Button icon={<MobileOutlined />} onClick={() => void sendLink()}>
            {t('sendLink')}
          </Button>
          <Button icon={<QrcodeOutlined />} onClick={() => void showLink()}>
            {t('showLink')}
          </Button>
        </Flex>
        {sent && (
          <Alert
            type="success"
            showIcon
            title={t('linkSent', { to: sent.to, time: atStore(sent.expiresAt).format('MM-DD HH:mm') })}
          />
        )}
        {alert}
      </Flex>
      {shown && <ShownLink link={shown} onClose={() => setShown(undefined)} />}
    </Card>
  );
}
