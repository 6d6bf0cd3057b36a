import { useMemo } from 'react';
import { useTexts } from '../texts/use-texts';
import { useRead } from './queries';

/** The kinds of job that are offered when a car comes, in the store's order; undefined while they are read. */
export const useJobKinds = () =>
  useRead('/settings/checklist-profiles').data?.content.items.filter(({ active }) => active);

interface Named {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly active: boolean;
}

/** Entries of the settings: those in use, in the store's order, and what each is called; what is unknown is called by its id, and nothing while the names are read. */
function useNamed<Entry extends Named>(items: readonly Entry[] | undefined) {
  const { language } = useTexts();
  return useMemo(() => {
    const names = new Map((items ?? []).map((one) => [one.id, one[language]]));
    return {
      items: (items ?? []).filter(({ active }) => active),
      nameOf: (id: string): string => names.get(id) ?? (items ? id : ''),
    };
  }, [items, language]);
}

interface Coded {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly active: boolean;
}
const named = ({ code, ...rest }: Coded): Named => ({ id: code, ...rest });

/** Why it went wrong, and what it was about, as the store counts it, by code. */
export const useCauses = () => useNamed(useRead('/settings/cause-codes').data?.content.items.map(named));
export const useClasses = () => useNamed(useRead('/settings/classification-codes').data?.content.items.map(named));
/** A complaint keeps the Chinese name of a department. */
export const useDepartments = () =>
  useNamed(useRead('/settings/departments').data?.content.items.map((one) => ({ ...one, id: one.zh })));

/** The work teams of the store. */
export const useTeams = () => useNamed(useRead('/settings/teams').data?.content.items);
/** Where cars stand in its workshop. */
export const useBays = () => useNamed(useRead('/settings/bays').data?.content.items);
