import type { Schema } from '../server/contract';
import { usePeople } from '../server/queries';
import type { TextName } from './texts';
import { useTexts } from './use-texts';

/** Whoever is no person of the store, by id. */
const systemNames: Readonly<Record<string, TextName>> = { time: 'byTime', host: 'atTheServer' };

/** CF-16: who acted, and in whose place. */
export function useActorName(): (actor: Schema<'Actor'>) => string {
  const { t } = useTexts();
  const nameOf = usePeople();
  return ({ id, role, for: absent }) => {
    if (role === 'system') return t(systemNames[id] ?? 'bySystem');
    return absent === undefined ? nameOf(id) : t('inPlaceOf', { who: nameOf(id), absent: nameOf(absent) });
  };
}
