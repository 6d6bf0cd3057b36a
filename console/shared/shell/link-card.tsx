import { MobileOutlined, QrcodeOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useSending } from '../forms/sending';
import type { Schema } from '../server/contract';
import { useTexts } from '../texts/use-texts';
import { ShownLink } from './shown-link';
import { atStore } from './store-time';

/** H2, H-14: a link goes to the phone on file, or is shown on a tablet in the store; nobody here sees the secret of one that is sent. */
export function LinkCard({
  send,
  show,
  onMade,
}: {
  readonly send: () => Promise<Pick<Schema<'SentCustomerLink'>, 'to' | 'expiresAt'>>;
  readonly show: () => Promise<Pick<Schema<'ShownCustomerLink'>, 'path' | 'expiresAt'>>;
  /** Also when none could be made. */
  readonly onMade?: () => Promise<unknown>;
}) {
  const { t } = useTexts();
  const { send: sending, alert } = useSending();
  const [sent, setSent] = useState<Awaited<ReturnType<typeof send>>>();
  const [shown, setShown] = useState<Awaited<ReturnType<typeof show>>>();
  const make = async (one: () => Promise<void>): Promise<void> => {
    await sending(one);
    await onMade?.();
  };
  return (
    <Card size="small" title={t('customerLink')}>
      <Flex vertical gap={12}>
        <Flex gap={8} wrap>
          <Button icon={<MobileOutlined />} onClick={() => void make(async () => setSent(await send()))}>
            {t('sendLink')}
          </Button>
          <Button icon={<QrcodeOutlined />} onClick={() => void make(async () => setShown(await show()))}>
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
