import type { Schema } from '../server/contract';
import { usePeople } from '../server/queries';
import { useTexts } from './use-texts';

/** CF-16: who acted, and in whose place. */
export function useActorName(): (actor: Schema<'Actor'>) => string {
  const { t } = useTexts();
  const nameOf = usePeople();
  return ({ id, role, for: absent }) => {
    if (role === 'system') return t(id === 'time' ? 'byTime' : 'bySystem');
    return absent === undefined ? nameOf(id) : t('inPlaceOf', { who: nameOf(id), absent: nameOf(absent) });
  };
}
