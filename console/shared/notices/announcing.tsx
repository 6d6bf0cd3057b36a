import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { serverNow } from '../server/activity';
import { useReadWhen } from '../server/queries';
import type { Me } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { takeUnannounced } from './announced';
import { useAnnounceSettings } from './announce-settings';
import { pageOfNotice, type Entry } from './entries';
import { markNotices } from './reading';
import { playTone } from './tone';

const LOCK = 'repairflow.announcing';

/** Whether this tab is the one that announces: one of all tabs holds the lock, and the next gets it when that one is closed. */
function useIsAnnouncer(wanted: boolean): boolean {
  const [isAnnouncer, setIsAnnouncer] = useState(false);
  useEffect(() => {
    if (!wanted) return undefined;
    const given = new AbortController();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const hold = (): Promise<void> => {
      setIsAnnouncer(true);
      return held;
    };
    navigator.locks.request(LOCK, { signal: given.signal }, hold).catch((error: unknown) => {
      if (!given.signal.aborted) throw error;
    });
    return () => {
      given.abort();
      release();
      setIsAnnouncer(false);
    };
  }, [wanted]);
  return isAnnouncer;
}

/** Where the browser lets pages announce at all: not on an address without encryption. */
export const canAnnounce = (): boolean => 'Notification' in window && 'locks' in navigator;

/** Says on the desktop, and by a sound, what is escalated or overdue, where the person has switched it on. */
export function Announcing({ me }: { readonly me: Me }) {
  const { t, language } = useTexts();
  const navigate = useNavigate();
  const [{ desktop, sound }] = useAnnounceSettings(me.id);
  const isAnnouncer = useIsAnnouncer((desktop || sound) && canAnnounce());
  const { data } = useReadWhen(isAnnouncer, '/notices/mine', { query: { limit: 50, unread: true, acting: true } });

  useEffect(() => {
    if (!isAnnouncer || !data) return;
    const show = ({ newest, unread }: Entry): void => {
      // the screen may be shared: what it is about, and nobody's name
      const title = t(`noticeKind_${newest.kind}`);
      const shown = new Notification(title, { body: newest[language].subject, tag: newest.topic });
      shown.addEventListener('click', () => {
        shown.close();
        window.focus();
        void markNotices(unread, true);
        void navigate(pageOfNotice(newest) ?? '/notices');
      });
    };
    const fresh = takeUnannounced(me.id, data.items, serverNow());
    if (desktop && Notification.permission === 'granted') for (const entry of fresh) show(entry);
    if (sound && fresh.some(({ newest }) => newest.kind === 'escalated')) void playTone();
  }, [data, isAnnouncer, desktop, sound, me.id, language, t, navigate]);
  return null;
}
