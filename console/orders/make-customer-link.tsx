import { MobileOutlined, QrcodeOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useSending } from '../shared/forms/sending';
import type { Schema } from '../shared/server/contract';
import { post } from '../shared/server/request';
import { ShownLink } from '../shared/shell/shown-link';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { customerLinksChanged } from './customer-links';

/** H2: a link goes to the phone on file, or is shown in the store; who had it sent or showed it stands in the history. */
export function MakeCustomerLink({ number }: { readonly number: string }) {
  const { t } = useTexts();
  const { send, alert } = useSending();
  const [sent, setSent] = useState<Schema<'SentCustomerLink'>>();
  const [shown, setShown] = useState<Schema<'ShownCustomerLink'>>();
  const path = { path: { number } };
  const sendLink = async (): Promise<void> => {
    await send(async () => setSent(await post('/repair-orders/{number}/customer-links', path, { body: undefined })));
    await customerLinksChanged();
  };
  const showLink = async (): Promise<void> => {
    await send(async () => setShown(await post('/repair-orders/{number}/shown-links', path, { body: undefined })));
    await customerLinksChanged();
  };
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
