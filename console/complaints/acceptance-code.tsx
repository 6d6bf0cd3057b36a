import { MessageOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useSending } from '../shared/forms/sending';
import { useMay } from '../shared/server/queries';
import type { WholeComplaint } from '../shared/server/replies';
import { post } from '../shared/server/request';
import { useMoment } from '../shared/shell/moment';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';

/** S-26: for an acceptance on the phone: a code goes to the phone of whoever complains, who reads it out. Nobody here sees it. */
export function AcceptanceCode({ complaint: { number, stage, notifiedAt } }: { readonly complaint: WholeComplaint }) {
  const { t } = useTexts();
  const may = useMay('complaint.sendCode');
  const isNow = useMoment() === undefined;
  const { send, busy, alert } = useSending();
  const [until, setUntil] = useState<string>();
  if (!may || !isNow || stage !== 'awaitingAcceptance' || notifiedAt === undefined) return null;
  const ask = async (): Promise<void> => {
    const { expiresAt } = await post(
      '/complaints/{number}/acceptance-codes',
      { path: { number } },
      { body: undefined },
    );
    setUntil(expiresAt);
  };
  return (
    <Card size="small" title={t('acceptanceByPhone')}>
      <Flex vertical gap={12} align="start">
        <Typography.Text type="secondary">{t('acceptanceByPhoneHint')}</Typography.Text>
        <Button icon={<MessageOutlined />} loading={busy} onClick={() => void send(ask)}>
          {t('sendAcceptanceCode')}
        </Button>
        {until && (
          <Alert type="success" showIcon title={t('codeSentUntil', { time: atStore(until).format('HH:mm') })} />
        )}
        {alert}
      </Flex>
    </Card>
  );
}
