import { useMemo } from 'react';
import { useTexts } from '../texts/use-texts';
import { useRead } from './queries';

/** The kinds of job that are offered when a car comes, in the store's order; undefined while they are read. */
export const useJobKinds = () =>
  useRead('/settings/checklist-profiles').data?.content.items.filter(({ active }) => active);

/** The teams of the store: those in use, in its order, and what each is called; what is unknown is called by its id. */
export function useTeams() {
  const items = useRead('/settings/teams').data?.content.items;
  const { language } = useTexts();
  return useMemo(() => {
    const names = new Map((items ?? []).map((team) => [team.id, team[language]]));
    return {
      items: (items ?? []).filter(({ active }) => active),
      nameOf: (id: string): string => names.get(id) ?? id,
    };
  }, [items, language]);
}
