import { useEffect, useState } from 'react';
import type { Schema } from '../server/contract';
import { ask, ServerProblem } from '../server/request';
import { useIsWriting } from './writing';

type Present = Schema<'Presence'>['items'];

const EVERY_MS = 20_000;
/** One for each tab of the browser. */
const tab = crypto.randomUUID();

async function tell(number: string, doing: 'reads' | 'writes' | 'leaves'): Promise<Present> {
  // the page says it by itself: it does not keep the session from ending, and goes out while the page closes
  const asking = { method: 'POST', body: { tab, doing }, background: true, keepalive: true } as const;
  const response = await ask(`/presences/${number}`, asking);
  return ((await response.json()) as Schema<'Presence'>).items;
}

/** One after the other: a tab that goes from page to page must not leave after it has come back. */
let before: Promise<unknown> = Promise.resolve();
function tellNext(...given: Parameters<typeof tell>): Promise<Present> {
  const next = before.then(() => tell(...given));
  before = next.catch(() => undefined); // whoever told it hears why
  return next;
}

/** Who else has the page of this process open. A tab in the background is silent, and counts no more after a minute. */
export function usePresence(number: string): Present {
  const [others, setOthers] = useState<Present>([]);
  const isWriting = useIsWriting(number);
  useEffect(() => {
    let isOpen = true;
    const told = (doing: 'reads' | 'writes'): void => {
      if (document.visibilityState === 'hidden') return;
      tellNext(number, doing).then(
        (items) => isOpen && setOthers(items),
        (error: unknown) => {
          // who else is there is not known then; the page says itself what is wrong
          if (!(error instanceof ServerProblem)) throw error;
          if (isOpen) setOthers([]);
        },
      );
    };
    const again = (): void => told(isWriting ? 'writes' : 'reads');
    again();
    const timer = setInterval(again, EVERY_MS);
    document.addEventListener('visibilitychange', again);
    return () => {
      isOpen = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [number, isWriting]);
  useEffect(() => {
    // nobody hears whether it arrived; without it the tab counts no more after a minute
    const unheard = (): undefined => undefined;
    const leave = (): void => void tell(number, 'leaves').catch(unheard);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void tellNext(number, 'leaves').catch(unheard);
    };
  }, [number]);
  return others;
}
