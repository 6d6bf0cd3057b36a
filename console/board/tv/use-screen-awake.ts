import { useEffect, useState } from 'react';

/** Keeps the screen from going dark while the page is seen. Answers whether the browser does that. */
export function useScreenAwake(): boolean {
  const [awake, setAwake] = useState('wakeLock' in navigator);
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const request = async (): Promise<void> => {
      // a page that is not seen gets none, and loses what it had
      if (document.visibilityState !== 'visible') return;
      try {
        const got = await navigator.wakeLock.request('screen');
        if (over) await got.release();
        else lock = got;
        setAwake(true);
      } catch {
        // e.g. the battery is low: the screen says what else helps
        setAwake(false);
      }
    };
    const onVisible = (): void => void request();
    void request();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release();
    };
  }, []);
  return awake;
}
