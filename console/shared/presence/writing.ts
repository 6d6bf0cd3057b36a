import { useEffect, useId, useSyncExternalStore } from 'react';

/** The forms in which something is typed and not sent, by process. */
const dirty = new Map<string, ReadonlySet<string>>();
const listeners = new Set<() => void>();

function note(number: string, form: string, isDirty: boolean): void {
  const others = [...(dirty.get(number) ?? [])].filter((one) => one !== form);
  dirty.set(number, new Set(isDirty ? [...others, form] : others));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells, while the form is open, whether something is typed in it and not sent. */
export function useNoteWriting(number: string, isDirty: boolean): void {
  const form = useId();
  useEffect(() => {
    note(number, form, isDirty);
    return () => note(number, form, false);
  }, [number, form, isDirty]);
}

/** Whether this tab has a form about the process open in which something is typed. */
export const useIsWriting = (number: string): boolean =>
  useSyncExternalStore(subscribe, () => (dirty.get(number)?.size ?? 0) > 0);
