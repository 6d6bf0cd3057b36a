import { Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { client, useMe } from '../shared/server/queries';
import { Heading } from '../shared/shell/heading';
import { useTexts } from '../shared/texts/use-texts';
import { AnnounceCard } from './announce-card';
import { PasswordCard } from './password-card';
import { SecondFactorSetUp } from './second-factor';
import { SessionsCard } from './sessions-card';
import { TourCard } from './tour-card';

function SecondFactorCard() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const isOn = useMe().data?.secondFactor === 'proved';
  const close = (): void => {
    setOpen(false);
    void client.invalidateQueries({ queryKey: ['/sessions'] });
  };
  return (
    <Card title={t('twoSteps')}>
      {open ? (
        <SecondFactorSetUp onDone={close} />
      ) : (
        <>
          <Typography.Paragraph>{isOn ? t('factorOn') : t('factorOff')}</Typography.Paragraph>
          <Button type={isOn ? 'default' : 'primary'} onClick={() => setOpen(true)}>
            {isOn ? t('setUpAnew') : t('setUp')}
          </Button>
        </>
      )}
    </Card>
  );
}

/** One's own account: nobody else changes anything here. */
export function Page() {
  const { t } = useTexts();
  const me = useMe().data;
  return (
    <>
      <Heading text={t('account')} />
      <Flex vertical gap={16} style={{ maxWidth: 640 }}>
        <PasswordCard />
        <SecondFactorCard />
        {me && <AnnounceCard me={me} />}
        <TourCard />
        <SessionsCard />
      </Flex>
    </>
  );
}
