import { Alert, Button, Modal, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { IDLE_WARNING_MS } from '../../../domain/account/session-life';
import { isAtWork, onInput, serverNow, unheardFor } from '../server/activity';
import { client } from '../server/queries';
import type { Me } from '../server/replies';
import { ask } from '../server/request';
import { useTexts } from '../texts/use-texts';
import { useNow } from './time';

/** Whoever types for long without asking for anything is at work all the same. Milliseconds. */
const TELL_AFTER_MS = 5 * 60_000;
const LOOK_EVERY_MS = 5_000;
/** Near the end it is asked this often whether another window was used meanwhile. */
const ASK_EVERY_MS = 10_000;

/** Minutes and seconds, e.g. 1:40. */
const countdown = (ms: number): string => {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** Reads when the session ends; not in the background it moves the end on, too. */
export async function refresh(background: boolean): Promise<void> {
  try {
    const response = await ask('/me', { background });
    client.setQueryData(['/me'], (await response.json()) as Me);
  } catch {
    // over, or not reachable: whoever shows the person reads it again and says which
    await client.invalidateQueries({ queryKey: ['/me'] });
  }
}

/** Tells the server that somebody is at work who has not asked for anything for long. */
function useTelling(): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (isAtWork() && unheardFor() > TELL_AFTER_MS) void refresh(false);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}

/** Milliseconds until the session ends, as the server has just confirmed; undefined while that is far away. */
function useTimeLeft({ expiresAt }: Me): number | undefined {
  useNow();
  const [confirmed, setConfirmed] = useState<string>();
  const left = Date.parse(expiresAt) - serverNow();
  const turn = left <= IDLE_WARNING_MS ? Math.floor(left / ASK_EVERY_MS) : undefined;
  useEffect(() => {
    if (turn !== undefined) void refresh(true).then(() => setConfirmed(expiresAt));
  }, [turn, expiresAt]);
  return turn !== undefined && confirmed === expiresAt && left > 0 ? left : undefined;
}

/** Whoever moves or types is there. */
function StayOnInput() {
  useEffect(() => {
    const stop = onInput(() => {
      stop();
      void refresh(false);
    });
    return stop;
  }, []);
  return null;
}

/** Two minutes before a session ends it says so. An idle one goes on when somebody moves or types; one of twelve hours does not. */
export function IdleWarning({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  useTelling();
  const left = useTimeLeft(me);
  const canStay = Date.parse(me.expiresAt) < Date.parse(me.endsAt);
  if (left === undefined) return null;
  const time = countdown(left);
  if (!canStay) return <Alert banner type="warning" role="alert" title={t('endText', { time })} />;
  return (
    <Modal
      open
      title={t('idleTitle')}
      closable={false}
      footer={
        <Button type="primary" autoFocus onClick={() => void refresh(false)}>
          {t('stay')}
        </Button>
      }
    >
      <StayOnInput />
      <Typography.Paragraph role="alert">{t('idleText', { time })}</Typography.Paragraph>
    </Modal>
  );
}
