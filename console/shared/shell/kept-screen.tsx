import { Button, Typography } from 'antd';
import { useEffect } from 'react';
import { onInput } from '../server/activity';
import { noteTouched } from '../server/kept-session';
import { signOut } from '../server/signed-in';
import { useTexts } from '../texts/use-texts';
import { Gate } from './gate';
import { refresh } from './idle';

/** Milliseconds; well below the end of an idle session. */
const KEEP_EVERY_MS = 5 * 60_000;

/** The session of a screen that nobody touches goes on; that somebody was there is noted. */
export function useKeptSession(): void {
  useEffect(() => {
    noteTouched();
    const timer = setInterval(() => void refresh(false), KEEP_EVERY_MS);
    const stop = onInput(noteTouched);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
}

/** Whoever leaves such a screen long after it was last touched signs in: it may be somebody else. */
export function LeftAlone() {
  const { t } = useTexts();
  return (
    <Gate heading={t('leftAlone')}>
      <Typography.Paragraph>{t('leftAloneHint')}</Typography.Paragraph>
      <Button type="primary" autoFocus onClick={() => void signOut()}>
        {t('toSignIn')}
      </Button>
    </Gate>
  );
}
