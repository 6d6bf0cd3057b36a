import { useSyncExternalStore } from 'react';

/** How this person wants to hear of what is urgent in this browser; nothing is on by itself. */
export interface AnnounceSettings {
  readonly desktop: boolean;
  readonly sound: boolean;
}
const QUIET: AnnounceSettings = { desktop: false, sound: false };
const keyOf = (person: string): string => `repairflow.announce.${person}`;

const listeners = new Set<() => void>();
const tellAll = (): void => {
  for (const listener of listeners) listener();
};
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // another tab has changed it
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

const parsed = (stored: string | null): AnnounceSettings => {
  if (stored === null) return QUIET;
  const { desktop, sound } = JSON.parse(stored) as AnnounceSettings;
  return { desktop, sound };
};

export function useAnnounceSettings(person: string): readonly [AnnounceSettings, (next: AnnounceSettings) => void] {
  const stored = useSyncExternalStore(subscribe, () => localStorage.getItem(keyOf(person)));
  const keep = (next: AnnounceSettings): void => {
    localStorage.setItem(keyOf(person), JSON.stringify(next));
    tellAll();
  };
  return [parsed(stored), keep];
}
