import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { LabelledSwitch } from '../shared/forms/labelled-switch';
import { canAnnounce } from '../shared/notices/announcing';
import { useAnnounceSettings } from '../shared/notices/announce-settings';
import { playTone } from '../shared/notices/tone';
import type { Me } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';

/** How this browser tells a person of what is urgent while they look elsewhere. It asks the browser only when it is switched on. */
export function AnnounceCard({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  const [settings, keep] = useAnnounceSettings(me.id);
  const [permission, setPermission] = useState(() => (canAnnounce() ? Notification.permission : 'denied'));
  const switchDesktop = async (on: boolean): Promise<void> => {
    if (!on) return keep({ ...settings, desktop: false });
    const given = await Notification.requestPermission();
    setPermission(given);
    keep({ ...settings, desktop: given === 'granted' });
  };
  const switchSound = (on: boolean): void => {
    keep({ ...settings, sound: on });
    if (on) void playTone();
  };
  const possible = canAnnounce();
  return (
    <Card title={t('announcing')} data-testid="announcing">
      <Flex vertical gap={12} align="start">
        <Typography.Paragraph style={{ margin: 0 }}>{t('announcingHint')}</Typography.Paragraph>
        {!possible && <Alert type="info" showIcon title={t('announcingImpossible')} />}
        <LabelledSwitch
          label={t('announceDesktop')}
          disabled={!possible}
          checked={settings.desktop && permission === 'granted'}
          onChange={(on) => void switchDesktop(on)}
        />
        {possible && permission === 'denied' && (
          <Alert type="warning" showIcon role="alert" title={t('announceRefused')} />
        )}
        <Flex gap={12} align="center" wrap>
          <LabelledSwitch
            label={t('announceSound')}
            disabled={!possible}
            checked={settings.sound}
            onChange={switchSound}
          />
          {settings.sound && (
            <Button size="small" onClick={() => void playTone()}>
              {t('hearSound')}
            </Button>
          )}
        </Flex>
      </Flex>
    </Card>
  );
}
