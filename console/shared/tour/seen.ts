import { useSyncExternalStore } from 'react';
import { tourKeyOf } from './tour-key';

/** The tour was asked for; it stands on the desk, whatever was seen before. */
let asked = false;
const listeners = new Set<() => void>();
const tellAll = (): void => {
  for (const listener of listeners) listener();
};
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whoever asks for the tour sees it once more, on the own desk. */
export function askForTour(): void {
  asked = true;
  tellAll();
}

/** Whether this person is to see the tour, and that it is over. What was seen is kept in this browser. */
export function useTourDue(person: string): readonly [boolean, () => void] {
  const due = useSyncExternalStore(subscribe, () => asked || localStorage.getItem(tourKeyOf(person)) === null);
  const end = (): void => {
    asked = false;
    localStorage.setItem(tourKeyOf(person), new Date().toISOString());
    tellAll();
  };
  return [due, end];
}
