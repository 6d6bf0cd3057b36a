import { useSyncExternalStore } from 'react';

const media = window.matchMedia('print');
function subscribe(listener: () => void): () => void {
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** The page is on its way to paper. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => media.matches);
