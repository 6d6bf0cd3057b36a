import { useMemo } from 'react';
import type { Role } from '../../../domain/kernel/actor';
import { useRead } from '../server/queries';
import { useTexts } from '../texts/use-texts';

/** Fields that name a person, and the roles it can be. Everybody may be named where no role is. */
const holders: Readonly<Record<string, readonly Role[]>> = {
  technician: ['technician'],
  lead: ['technician'],
  helpers: ['technician'],
  driver: ['driver'],
  workshopPerson: ['workshopSupervisor', 'dispatcher', 'technician'],
};

export function usePersonOptions(field = ''): { readonly value: string; readonly label: string }[] {
  const { data } = useRead('/staff');
  const { role } = useTexts();
  return useMemo(() => {
    const wanted = holders[field];
    return (data?.items ?? [])
      .filter(({ roles }) => !wanted || roles.some((held) => wanted.includes(held)))
      .map(({ id, name, roles }) => ({ value: id, label: `${name} · ${roles.map(role).join(', ')}` }));
  }, [data, field, role]);
}
