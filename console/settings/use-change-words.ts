import { useMemo } from 'react';
import type { FieldChange } from '../../domain/master-data/changes';
import type { SettingPage } from '../../texts/settings';
import { usePartsOf } from '../shared/server/catalogue';
import { usePeople } from '../shared/server/queries';
import { useTeams } from '../shared/server/store-lists';
import { useTexts } from '../shared/texts/use-texts';
import { changeWords, type ToldChange } from './change-words';
import { useSettingTexts } from './wording';

/** The numbers of the parts that a change of the price menu is about. */
const partsIn = ({ field, before, after }: FieldChange): readonly string[] =>
  field === 'parts' ? [before, after].flat().filter((number) => typeof number === 'string') : [];

/** Tells changes in words: ids by the names of what is behind them. */
export function useChangeWords(
  all: readonly FieldChange[],
  entry: (id: string) => string = (id) => id,
): (page: SettingPage, changes: readonly FieldChange[]) => readonly ToldChange[] {
  const say = useTexts();
  const words = useSettingTexts();
  const person = usePeople();
  const { nameOf: team } = useTeams();
  const parts = usePartsOf(all.flatMap(partsIn));
  return useMemo(
    () => changeWords(say, words, { person, team, entry, part: (number) => parts.get(number)?.name ?? number }),
    [say, words, person, team, entry, parts],
  );
}
